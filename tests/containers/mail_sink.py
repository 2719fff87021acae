"""A mail server in a container: each mail that it takes is a line of JSON in its log."""

import json
import time

from tests.receivers import mail_server


def main() -> None:
    """Take mail until it is ended."""
    with mail_server("0.0.0.0", 2525) as box:
        while True:
            while box.taken:
                people, mail = box.taken.pop(0)
                text = mail.get_body(("plain",)) or mail
                told = {"to": people, "subject": str(mail["subject"]), "text": text.get_content()}
                print(json.dumps(told), flush=True)
            time.sleep(0.2)


if __name__ == "__main__":
    main()
