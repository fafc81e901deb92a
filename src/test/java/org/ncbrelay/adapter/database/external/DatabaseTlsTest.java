package org.ncbrelay.adapter.database.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.database.DatabaseUnavailable;

class DatabaseTlsTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/relay,                       sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        "jdbc:postgresql://db.example/relay?sslmode=verify-full,   sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        "jdbc:postgresql://db.example/relay?sslrootcert=/run/ca,   sslrootcert=/run/ca&sslmode=verify-full",
        "jdbc:postgresql://db.example/relay?ApplicationName=a%26b, ApplicationName=a%26b&sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
    })
    void whatVerificationNeedsIsAdded(String url, String query) {
        assertThat(DatabaseTls.verified(url)).isEqualTo("jdbc:postgresql://db.example/relay?" + query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca"})
    void lessIsRefused(String mode) {
        assertThatThrownBy(() -> DatabaseTls.verified("jdbc:postgresql://db.example/relay?sslmode=" + mode))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(mode);
    }

    @Test
    void theLastOfTwoCounts() {
        assertThatThrownBy(() ->
                        DatabaseTls.verified("jdbc:postgresql://db.example/relay?sslmode=verify-full&sslmode=disable"))
                .isInstanceOf(DatabaseUnavailable.class);
    }
}
