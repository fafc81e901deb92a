package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.sources.Model;

/**
 * While nodes are replaced one after the other, those of the version before work on a schema that the new version has migrated already. A
 * migration after the first release therefore only adds: what the old code reads stays, and what it writes is still taken. Whatever else is
 * needed follows in a later release, or has a comment {@code -- rolling: <why the version before does not mind>} before its statement.
 */
class RollingMigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    /** The newest migration of the first release; there is no version before it that could still run. */
    private static final int FIRST_RELEASE = 18;

    private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");
    /** Comments, bodies of functions, texts and everything else, in their order. */
    private static final Pattern PART =
            Pattern.compile("--([^\\n]*)|(\\$\\w*\\$).*?\\2|'(?:[^']|'')*'|;|[^-$';]+|[-$]", Pattern.DOTALL);

    private static final Pattern REASON = Pattern.compile("\\s*rolling: .{20,}");

    /** What a migration makes itself, the version before does not know. */
    private static final Pattern MADE = Pattern.compile(
            "\\bCREATE (?:UNLOGGED )?(?:TABLE|FUNCTION|VIEW|TYPE|SEQUENCE)(?: IF NOT EXISTS)? (\\w+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT =
            Pattern.compile("\\b(?:ON|TABLE|FUNCTION)(?: FUNCTION| TABLE)? (\\w+)", Pattern.CASE_INSENSITIVE);

    /** What the version before may not survive. */
    private static final List<Pattern> BREAKS = List.of(
            words("DROP (TABLE|VIEW|MATERIALIZED VIEW|TYPE|DOMAIN|SEQUENCE|FUNCTION|SCHEMA|POLICY|ROLE)"),
            words("DROP (COLUMN|DEFAULT)"),
            words("ALTER TABLE .* DROP (?!CONSTRAINT|NOT NULL|EXPRESSION|IDENTITY)"),
            words("RENAME"),
            words("ALTER (COLUMN )?\\w+ (SET DATA )?TYPE"),
            words("SET NOT NULL"),
            words(
                    "ADD (COLUMN )?(IF NOT EXISTS )?(?!CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)\\w+ (?![^,]*DEFAULT)[^,]*NOT NULL"),
            words("ADD (CONSTRAINT \\w+ )?(CHECK|UNIQUE|PRIMARY KEY|EXCLUDE|FOREIGN KEY)"),
            words("CREATE UNIQUE INDEX"),
            words("REVOKE"),
            words("TRUNCATE"),
            words("AS RESTRICTIVE"));

    @Test
    void whatCameAfterTheFirstReleaseOnlyAdds() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : Model.files(FOLDER, ".sql").toList()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && Integer.parseInt(name.group(1)) > FIRST_RELEASE)
                for (String statement : breaking(Files.readString(file)))
                    broken.add(file.getFileName() + ": " + statement);
        }
        assertThat(broken)
                .as(
                        "add now and remove in a later release, or say before the statement: -- rolling: <why the version before does not mind>")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE letter",
                "ALTER TABLE letter DROP COLUMN body",
                "ALTER TABLE letter DROP body",
                "ALTER TABLE letter RENAME COLUMN body TO text",
                "ALTER TABLE letter RENAME TO post",
                "ALTER TABLE letter ALTER COLUMN body TYPE varchar(10)",
                "ALTER TABLE letter ALTER body SET NOT NULL",
                "ALTER TABLE letter ADD COLUMN seen boolean NOT NULL",
                "ALTER TABLE letter ADD COLUMN note text, ADD seen boolean NOT NULL",
                "ALTER TABLE letter ADD CONSTRAINT short CHECK (length(body) < 10)",
                "ALTER TABLE letter ADD UNIQUE (body)",
                "CREATE UNIQUE INDEX one_body ON letter (body)",
                "REVOKE SELECT ON letter FROM relay_app",
                "DROP FUNCTION relay_write(jsonb)",
                "DROP POLICY letter_own ON letter",
                "CREATE POLICY p ON letter AS RESTRICTIVE USING (true)"
            })
    void whatTheVersionBeforeMayNotSurviveIsFound(String statement) {
        assertThat(breaking("-- a table\nSELECT 1;\n" + statement + ";")).hasSize(1);
        assertThat(breaking("-- rolling: the version before neither reads nor writes it\n" + statement + ";"))
                .isEmpty();
        assertThat(breaking("-- rolling: no\n" + statement + ";")).hasSize(1);
        assertThat(breaking("-- rolling: the version before neither reads nor writes it\nSELECT 1;" + statement + ";"))
                .as("the reason of another statement")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE parcel (id bigint PRIMARY KEY, body text NOT NULL UNIQUE CHECK (length(body) < 10))",
                "ALTER TABLE letter ADD COLUMN seen boolean NOT NULL DEFAULT false",
                "ALTER TABLE letter ADD COLUMN note text",
                "ALTER TABLE letter ALTER COLUMN body DROP NOT NULL",
                "CREATE INDEX letter_by_body ON letter (body)",
                "COMMENT ON TABLE letter IS 'DROP TABLE letter; it is only a text'",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DROP TABLE x; END $$",
                "GRANT SELECT ON letter TO relay_app",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; REVOKE EXECUTE ON FUNCTION f FROM PUBLIC",
                "CREATE TABLE parcel (id bigint); CREATE UNIQUE INDEX one ON parcel (id)"
            })
    void whatOnlyAddsIsFine(String statement) {
        assertThat(breaking(statement + ";")).isEmpty();
    }

    /** The statements that need a reason and have none. */
    private static List<String> breaking(String migration) {
        List<String> breaking = new ArrayList<>();
        Set<String> made = new HashSet<>();
        StringBuilder statement = new StringBuilder();
        boolean reasoned = false;
        Matcher part = PART.matcher(migration + ";");
        while (part.find()) {
            String text = part.group();
            if (part.group(1) != null) reasoned |= REASON.matcher(part.group(1)).matches();
            else if (text.equals(";")) {
                String whole = statement.toString().strip().replaceAll("\\s+", " ");
                Matcher about = ABOUT.matcher(whole);
                boolean own = about.find() && made.contains(about.group(1));
                if (!reasoned
                        && !own
                        && BREAKS.stream().anyMatch(each -> each.matcher(whole).find())) breaking.add(whole);
                MADE.matcher(whole).results().forEach(each -> made.add(each.group(1)));
                statement.setLength(0);
                reasoned = false;
            } else if (!text.startsWith("'") && part.group(2) == null) statement.append(text);
        }
        return breaking;
    }

    private static Pattern words(String pattern) {
        return Pattern.compile(
                "\\b" + pattern.replace(" ", "\\s+").replace("(?:\\s+", "(?: ") + "\\b", Pattern.CASE_INSENSITIVE);
    }
}
