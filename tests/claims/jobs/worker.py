"""A worker for tests."""

from procrastinate.contrib.django import app


def work_off() -> None:
    """Run what is due, as `manage.py procrastinate worker` does, and stop when nothing is left."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
