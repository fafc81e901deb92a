package org.ncbrelay.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.start.CannotStart;
import org.springframework.core.io.FileSystemResource;

/** A table of an installation is used as it is, or ends the start with a sentence that says why not. */
class InstalledRulesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theTableOfTheReleaseCanReplaceItself(RuleTable table) throws IOException {
        Files.copy(Path.of("bpmn", table.file()), folder.resolve(table.file()));
        InstalledRules rules = new InstalledRules(folder.toString());
        assertThat(rules.replaces(table)).isTrue();
        assertThat(rules.content(table)).isEqualTo(Files.readAllBytes(Path.of("bpmn", table.file())));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "timeLimits          | <text>&quot;PT4H&quot;</text> | <text>&quot;PT6H&quot;</text>",
                "timeLimits          | In_1_1\"><text></text>           | In_1_1\"><text>&quot;KEN&quot;</text>",
                "escalation          | <text>4</text>                | <text>3</text>",
                "preservationPeriods | <text>180</text>              | <text>365</text>",
                "channel             | &quot;DIRECT&quot;           | &quot;VIA_NCB&quot;"
            })
    void aChangeWithinTheLimitsIsAccepted(String table, String from, String to) throws IOException {
        assertThat(with(table, from, to).replaces(RuleTable.named(table))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "channel | <text>true</text> | <text></text> | direct contact needs the acknowledgment",
                "channel | VIA_NCB | DIRECT | direct contact needs the acknowledgment",
                "channel | <text>acknowledged</text> | <text>authorized</text> | its columns and hit policy must be those of the release",
                "channel | <text>true</text> | <text>today() &gt; date(\"2027-01-01\")</text> | the cell [today()",
                "channel | hitPolicy=\"FIRST\" | hitPolicy=\"ANY\" | its columns and hit policy",
                "channel | DIRECT | BY_PIGEON | no channel is called BY_PIGEON",
                "timeLimits | In_42_1\"><text></text> | In_42_1\"><text>&quot;KEN&quot;</text> | no row for every country has the step XXX",
                "escalation | In_6_2\"><text></text> | In_6_2\"><text>9</text> | no row has the step",
                "timeLimits | PT4H | four hours | a time limit is written PT4H, P3D or 5WD",
                "timeLimits | PT4H | PT0S | longer than zero",
                "timeLimits | acknowledgment | acknowledgement | no step is called acknowledgement; there are acknowledgment",
                "timeLimits | VERY_URGENT | VERY_VERY_URGENT | no urgency is called VERY_VERY_URGENT",
                "timeLimits | <decision  | <decison | Models of the relay do not use decison",
                "timeLimits | </definitions> | <definitions> | is no well-formed XML",
                "escalation | GS_LIAISON | NOBODY | no action is called NOBODY",
                "escalation | GS_LIAISON | REMIND | is never escalated",
                "preservationPeriods | <text>180</text> | <text>0</text> | days must be a number between 1 and 3660",
                "preservationPeriods | photocircle | PhotoCircle | the provider PhotoCircle must be in lower case"
            })
    void aBrokenTableEndsTheStartWithItsReason(String table, String from, String to, String reason) throws IOException {
        assertThat(replaced(table, from, to))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The rules in " + folder.resolve(table + ".dmn") + " cannot be used: ")
                .hasMessageContaining(reason);
    }

    @Test
    void otherTablesAndFoldersThatAreNotThereAreRefused() throws IOException {
        assertThatThrownBy(() -> new InstalledRules(folder.resolve("none").toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("RELAY_RULES_DIRECTORY");
        Files.copy(Path.of("bpmn/officialSource.dmn"), folder.resolve("officialSource.dmn"));
        assertThatThrownBy(() -> new InstalledRules(folder.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(
                        "only these tables can be replaced: timeLimits, escalation, channel, preservationPeriods");
    }

    @Test
    void withoutAFolderTheReleaseCounts() {
        FileSystemResource released = new FileSystemResource("bpmn/channel.dmn");
        assertThat(new InstalledRules("").inPlaceOf(released)).isSameAs(released);
    }

    private Throwable replaced(String table, String from, String to) {
        return catchThrowable(() -> with(table, from, to));
    }

    /** The table of the release with a change of text. */
    private InstalledRules with(String table, String from, String to) throws IOException {
        String released = Files.readString(Path.of("bpmn", table + ".dmn"));
        String changed = released.replace(from, to);
        assertThat(changed).isNotEqualTo(released);
        Files.writeString(folder.resolve(table + ".dmn"), changed);
        return new InstalledRules(folder.toString());
    }
}
