package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.machines.Certificates;
import org.ncbrelay.support.machines.InProcess;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** TLS of the relay's own: two files, and the cookie has the name that a browser guards. */
@IntegrationTest
class BuiltInTlsTest {
    @TempDir
    private Path folder;

    @Test
    void twoFilesAreEnoughAndARenewedOneIsServedWithoutAStart() throws Exception {
        Certificates first = Certificates.of(folder, "localhost");
        Certificates second = Certificates.of(folder, "localhost");
        write(first);
        try (ConfigurableApplicationContext server = start(
                "--relay.tls.certificate=" + folder.resolve("tls.crt"),
                "--relay.tls.private-key=" + folder.resolve("tls.key"),
                "--spring.ssl.bundle.watch.file.quiet-period=100ms")) {
            HttpResponse<String> answer = get(server, first);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-relay=")
                    .contains("Path=/", "Secure", "HttpOnly")
                    .doesNotContain("Domain");
            assertThatThrownBy(() -> get(server, second)).isInstanceOf(SSLHandshakeException.class);

            write(second);
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> get(server, second).statusCode() == 200);
            assertThatThrownBy(() -> get(server, first)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void withoutThemNothingChanges() throws Exception {
        try (ConfigurableApplicationContext server = start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port(server)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("JSESSIONID=");
        }
    }

    private void write(Certificates certificates) throws IOException {
        Files.writeString(folder.resolve("tls.key"), certificates.privateKey());
        Files.writeString(folder.resolve("tls.crt"), certificates.certificate());
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext server, Certificates trusted)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusted.trusting()).build();
        URI address = URI.create("https://localhost:" + port(server));
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static int port(ConfigurableApplicationContext server) {
        return ((ServletWebServerApplicationContext) server).getWebServer().getPort();
    }

    private static ConfigurableApplicationContext start(String... settings) {
        String[] arguments = Arrays.copyOf(settings, settings.length + 1);
        arguments[settings.length] = "--server.port=0";
        return InProcess.start(Server.class, "test", arguments);
    }

    @ImportAutoConfiguration({SslAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class})
    static class Server {
        @Bean
        ServletRegistrationBean<HttpServlet> page() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                            request.getSession();
                        }
                    },
                    "/*");
        }
    }
}
