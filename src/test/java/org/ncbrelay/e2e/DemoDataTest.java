package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.config.demo.DemoData;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;

/** The command that fills a demo, against a relay whose workers run. */
@FromOutside
record DemoDataTest(Caller http, Clock clock) {
    @Test
    void eachCaseIsWorkedToItsStageAndASecondRunAddsNothing() throws Exception {
        Run first = run(http.address());
        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(first.output())
                .startsWith("Adding the cases of the demo to " + http.address() + System.lineSeparator());
        assertThat(first.output().lines().skip(1))
                .hasSize(8)
                .allMatch(line -> line.matches("DEMO/\\d\\d is [A-Z]{3}-\\d{4}-\\d+, [A-Z_]+"));
        assertThat(first.output())
                .contains("CLOSED", "DELIVERED", "IN_SUPPORT", "RECORDED", "ACKNOWLEDGED", "SUBMITTED", "WITHDRAWN");

        Run second = run(http.address());
        assertThat(second.exit()).isZero();
        assertThat(second.output()).isEqualTo(first.output());
    }

    @Test
    void whatIsNoDemoIsRefusedWithOneSentence() throws Exception {
        HttpServer production = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        production.createContext("/", call -> {
            call.sendResponseHeaders(401, -1);
            call.close();
        });
        production.start();
        String address = "http://localhost:" + production.getAddress().getPort();
        try {
            Run refused = run(address);
            assertThat(refused.exit()).isOne();
            assertThat(refused.output()).contains(address + " is no demo").hasLineCount(2);
        } finally {
            production.stop(0);
        }
        assertThat(run(address).output())
                .contains("No relay answers at " + address + ". Start one")
                .hasLineCount(2);
        assertThat(run("here").exit()).isEqualTo(2);
    }

    @Test
    void withoutAnAddressTheSettingsOfTheRelaySayWhereItIs() throws Exception {
        String port = http.address().replaceFirst(".*:", "");
        Run found = run(Map.of("SERVER_PORT", port));
        assertThat(found.exit()).as(found.output()).isZero();
        assertThat(found.output()).startsWith("Adding the cases of the demo to http://localhost:" + port);
        assertThat(run(Map.of("SERVER_PORT", "1")).output()).contains("No relay answers at http://localhost:1. ");
    }

    private Run run(String... address) throws InterruptedException {
        return run(Map.of(), address);
    }

    private Run run(Map<String, String> variables, String... address) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return new Run(DemoData.run(new PrintStream(out, true), clock, variables, address), out.toString());
    }

    private record Run(int exit, String output) {}
}
