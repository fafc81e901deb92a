package org.ncbrelay.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;

/** A server that takes no more connections is not a login that may not see all rows. */
@IntegrationTest
class VerifyWithoutAnswerTest {
    @TempDir
    private Path folder;

    @Test
    void theReasonIsTheServersOwn() throws Exception {
        Path psql = Files.writeString(folder.resolve("psql"), """
                #!/usr/bin/env bash
                [[ $1 == --version ]] && echo 'psql (PostgreSQL) 17.2' && exit
                echo 'psql: error: FATAL:  sorry, too many clients already' >&2
                exit 2
                """);
        assertThat(psql.toFile().setExecutable(true)).isTrue();

        Script verify = Script.run(
                Map.of("PGHOST", "localhost", "RELAY_POSTGRES_BIN", folder.toString()),
                "ops/verify",
                folder.toString());

        assertThat(verify.exit()).isEqualTo(1);
        assertThat(verify.output())
                .contains("too many clients already", "verify: the database did not answer")
                .doesNotContain("does not see all rows");
    }
}
