package org.ncbrelay.rowlevelsecurity;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row of a country for any table that the catalog has: what says whose it is, and something of its type where it must not be empty. */
record CatalogRows(JdbcTemplate administration) {
    /** Tables with row-level security, as the catalog has them. */
    List<String> walled() {
        return administration.queryForList("""
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relforcerowsecurity
                 ORDER BY relname""", String.class);
    }

    /** Constraints that a row without a story does not keep. */
    List<String> withoutConstraints(String table) {
        return administration
                .queryForList(
                        "SELECT conname FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('c', 'p', 'u', 'x', 'f')",
                        String.class,
                        table)
                .stream()
                .map(constraint -> "ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s CASCADE".formatted(table, constraint))
                .toList();
    }

    /** What remains unique when no constraint says so any more. */
    List<String> withoutUniqueness(String table) {
        return administration.queryForList("""
                        SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = ?::regclass AND indisunique
                           AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)""", String.class, table).stream()
                .map("DROP INDEX IF EXISTS %s CASCADE"::formatted)
                .toList();
    }

    /** @param reference whose first letters are the country */
    String insert(String table, String reference) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        administration.query(
                """
                SELECT column_name, data_type, is_nullable = 'YES' OR column_default IS NOT NULL FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name = ? AND is_identity = 'NO' AND is_generated = 'NEVER'
                 ORDER BY ordinal_position""",
                column -> {
                    String value = value(column.getString(1), column.getString(2), column.getBoolean(3), reference);
                    if (value == null) return;
                    names.add(column.getString(1));
                    values.add(value);
                },
                table);
        return "INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", names), String.join(", ", values));
    }

    /** @return null where the column may stay as it is */
    static String value(String name, String type, boolean optional, String reference) {
        String country = reference.substring(0, 3);
        if (name.matches("(.*_)?reference")) return "'" + reference + "'";
        if (type.equals("text") && name.matches("(.*_)?(organisation|country|home|owner)")) return "'" + country + "'";
        if (name.equals("receivers")) return "'{" + country + "}'";
        // Of a case and of intelligence, and shown to every reader.
        if (name.equals("kind")) return "'NCB_COPIED'";
        if (optional) return null;
        return switch (type) {
            // One engagement for each country, so that what hangs on it is seen with it.
            case "uuid" -> "md5('" + country + "')::uuid";
            case "boolean" -> "true";
            case "date" -> "current_date";
            case "timestamp with time zone" -> "now()";
            case "jsonb", "ARRAY" -> "'{}'";
            case "bytea" -> "'x'";
            case "integer", "bigint", "smallint", "numeric" -> "1";
            default -> "'x'";
        };
    }
}
