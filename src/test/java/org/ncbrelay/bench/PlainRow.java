package org.ncbrelay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The yardstick: a Spring service that stores the body of a POST as one row, durably, and does nothing else. No service on the
 * same database could answer sooner.
 */
final class PlainRow implements AutoCloseable {
    private final ConfigurableApplicationContext service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    PlainRow(DatabaseAccess database) throws IOException {
        SpringApplication application = new SpringApplication(Service.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.profiles.default", "plain-row",
                "spring.config.name", "plain-row",
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.owner().user(),
                "spring.datasource.password", database.owner().password(),
                "logging.level.root", "warn",
                "spring.main.banner-mode", "off"));
        service = application.run();
        service.getBean(JdbcTemplate.class).execute("CREATE TABLE plain_row (id serial PRIMARY KEY, body jsonb)");
        int port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
        request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/rows"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(SampleRequest.numbered(0)))
                .build();
    }

    Load run(int threads, int count) throws Exception {
        return Load.run(threads, count, this::post);
    }

    private void post() throws IOException, InterruptedException {
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != HttpStatus.CREATED.value()) throw new IOException("status " + status);
    }

    @Override
    public void close() {
        service.close();
    }

    /** A route and not a controller: the scan of the relay's own tests would find that. */
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class
    })
    static class Service {
        @Bean
        RouterFunction<ServerResponse> rows(JdbcTemplate jdbc) {
            return RouterFunctions.route()
                    .POST("/rows", request -> {
                        jdbc.update("INSERT INTO plain_row (body) VALUES (?::jsonb)", request.body(String.class));
                        return ServerResponse.status(HttpStatus.CREATED).build();
                    })
                    .build();
        }
    }
}
