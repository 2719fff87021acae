"""What a database holds of ours besides rows, in words that don't depend on the order of making it."""

from django.db import connection

_OURS = "IN (SELECT oid FROM pg_class WHERE relname ~ '^(claims|sources|claimcheck)_')"
_ASKED = {
    "columns": f"""
        SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
               || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
               || CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text ELSE '' END
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relkind = 'r' AND c.oid {_OURS}
          AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraints": f"""
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE conrelid {_OURS} AND contype <> 'n'""",
    "statistics": f"SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxrelid {_OURS}",
    "indexes": f"SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid {_OURS}",
    "triggers": f"""
        SELECT pg_get_triggerdef(t.oid) || ' ' || coalesce(obj_description(t.oid), '')
        FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid {_OURS}""",
    "functions": f"""
        SELECT proname || ' ' || md5(pg_get_functiondef(oid)) || ' ' || coalesce(obj_description(oid), '')
               || CASE WHEN has_function_privilege('public', oid, 'EXECUTE') THEN '' ELSE ' revoked' END
        FROM pg_proc WHERE oid IN (SELECT tgfoid FROM pg_trigger WHERE NOT tgisinternal AND tgrelid {_OURS})
             OR (proname ~ '^(claims|words|_pg)_?' AND proname !~ '^claims_(stage|write)_')""",
    "types": """
        SELECT typname || ' ' || typtype::text FROM pg_type
        WHERE typnamespace = 'public'::regnamespace AND typname ~ '^uuid' AND typtype IN ('r', 'm')""",
}


def catalogue() -> dict[str, list[str]]:
    """Columns, constraints, statistics, indexes, triggers, functions and types of the database, each sorted."""
    found = {}
    with connection.cursor() as cursor:
        for name, query in _ASKED.items():
            cursor.execute(query)
            found[name] = sorted(row[0] for row in cursor.fetchall())
    return found
