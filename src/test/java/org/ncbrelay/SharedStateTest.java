package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests and tools share a JVM and a machine with other tests, with a relay that runs from the same folder, and with the settings of the shell. What
 * one of them could leave behind or run into is not in their sources.
 */
class SharedStateTest {
    private static final List<Path> TESTS =
            List.of(Path.of("src", "test", "java", "org", "ncbrelay"), Path.of("tools", "src", "org", "ncbrelay"));

    /** This file has an example of each. */
    private static final String ITSELF = "SharedStateTest.java";

    enum Rule {
        NO_SECOND_APPLICATION(
                "two starts at the same time break Logback for the rest of the JVM: InProcess starts one at a time",
                "new SpringApplication(Builder)?\\(",
                "new SpringApplicationBuilder(NcbRelay.class)",
                // Programs, each in a process of its own.
                "support/machines/InProcess.java",
                "demo/DemoData.java"),
        NO_SETTINGS_OF_THE_SHELL(
                "a variable such as SERVER_PORT would reach the relay: ShellSettings.process hides it",
                "new ProcessBuilder\\((command|program)\\)",
                "new ProcessBuilder(command)",
                "support/ShellSettings.java",
                // These start no relay.
                "support/machines/Certificates.java",
                "support/machines/ServerSignals.java",
                "BpmnLintTest.java"),
        NO_DEFAULT_OF_THE_JVM(
                "later tests of the JVM would have another language, zone or output",
                "(Locale|TimeZone)\\.setDefault|System\\.set(Out|Err|Properties|Property)\\(",
                "Locale.setDefault(Locale.FRENCH)"),
        NO_CLOCK_OF_THE_ENGINE(
                "the engine's clock is one for the JVM: FlowTest sets it and takes it back",
                "ClockUtil\\.",
                "ClockUtil.setCurrentTime(date)",
                "support/FlowClock.java",
                "support/Flowchart.java",
                "support/EngineOfThisTest.java"),
        NO_FIXED_PORT(
                "another program may have it: a server takes port 0, a process one of Ports",
                "server\\.port=[1-9]|new (Server)?Socket\\([1-9]|new InetSocketAddress\\(([^()]|\\([^()]*\\))*, [1-9]",
                "new ServerSocket(8080)"),
        NO_FOLDER_OF_THE_RELAY(
                "a relay may run from this folder: what tests write is in target or in a folder of their own",
                "\"(\\./)?data/|Path\\.of\\(\"(\\./)?data\"|user\\.home|\"/tmp",
                "Path.of(\"data/audit\")"),
        NO_SHORT_WAIT(
                "a wait ends by what is awaited; its bound is for what never comes, and Awaitility's ten seconds are too few",
                "await\\(\\)\\s*\\.(until|poll)|atMost\\(\\d, TimeUnit\\.SECONDS|atMost\\(Duration\\.of(Millis|Seconds\\(\\d\\))",
                "await().until(() -> done)");

        private final String why;
        private final Pattern forbidden;
        private final String example;
        private final Set<String> exempt;

        Rule(String why, String forbidden, String example, String... exempt) {
            this.why = why;
            this.forbidden = Pattern.compile(forbidden);
            this.example = example;
            this.exempt = Set.of(exempt);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsSharedIsChangedAndEveryExemptionIsNeeded(Rule rule) {
        assertThat(rule.example).containsPattern(rule.forbidden);
        Map<String, String> sources = new TreeMap<>();
        TESTS.forEach(root -> sources.putAll(Sources.below(root, ".java")));
        sources.keySet().remove(ITSELF);
        sources.values().removeIf(source -> !rule.forbidden.matcher(source).find());
        assertThat(sources.keySet()).as(rule.why).isEqualTo(rule.exempt);
    }
}
