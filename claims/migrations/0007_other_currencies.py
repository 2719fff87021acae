"""An amount of money may be written in another currency than its question asks for."""

from django.db import migrations

from claimcheck.foundation.records.migration_operations import CompositeForeignKey

# A unit of the question's dimension, and of money any currency. No row of claims is rewritten.
WRITTEN_UNITS = """
CREATE TABLE claims_writtenunit (
    dimension varchar(60) NOT NULL,
    code varchar(30) NOT NULL REFERENCES claims_unit (code) ON DELETE CASCADE,
    CONSTRAINT claims_writtenunit_pk PRIMARY KEY (dimension, code)
);
COMMENT ON TABLE claims_writtenunit IS
    'Units in which a claim on a question of a dimension may be written; kept by a trigger of claims_unit';

CREATE FUNCTION claims_note_written_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_writtenunit (dimension, code)
    SELECT DISTINCT asked.dimension, written.code
    FROM claims_unit asked JOIN claims_unit written
        ON written.dimension = asked.dimension
        OR written.dimension LIKE 'money %' AND asked.dimension LIKE 'money %'
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER written_units AFTER INSERT OR UPDATE ON claims_unit
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_written_units();

INSERT INTO claims_writtenunit (dimension, code)
SELECT DISTINCT asked.dimension, written.code
FROM claims_unit asked JOIN claims_unit written
    ON written.dimension = asked.dimension
    OR written.dimension LIKE 'money %' AND asked.dimension LIKE 'money %';
"""
NO_WRITTEN_UNITS = """
DROP TRIGGER written_units ON claims_unit;
DROP FUNCTION claims_note_written_units();
DROP TABLE claims_writtenunit;
"""
COLUMNS = ("dimension", "written_unit_id")


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_second_reading"),
    ]

    operations = [
        migrations.RunSQL(WRITTEN_UNITS, NO_WRITTEN_UNITS),
        migrations.RunSQL(
            "ALTER TABLE claims_claim DROP CONSTRAINT claims_claim_written_unit_id_fk",
            "ALTER TABLE claims_claim ADD CONSTRAINT claims_claim_written_unit_id_fk "
            "FOREIGN KEY (dimension, written_unit_id) REFERENCES claims_unit (dimension, code)",
        ),
        CompositeForeignKey("claims_claim", COLUMNS, "claims_writtenunit", ("dimension", "code")),
    ]
