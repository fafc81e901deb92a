package org.ncbrelay.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.scenarios.Scenario;
import org.ncbrelay.support.scenarios.Scenario.Book;
import org.ncbrelay.support.scenarios.ScenarioRun;
import org.ncbrelay.support.scenarios.Silence;
import org.ncbrelay.support.walks.PassedNodes;
import org.springframework.beans.factory.annotation.Autowired;

/** The paths of all diagrams, as {@code scenarios/*.md} tells them; {@code -Dscenarios=supplement.md} runs those of one file. */
class ScenariosTest extends FlowTestCase {
    private static final Book BOOK = Book.read();

    private static final Properties FACTS = facts();

    @Autowired
    private PassedNodes nodes;

    private static List<String> wrong;

    /** Once, before anything runs. */
    @BeforeEach
    void everyNameIsKnown() {
        boolean first = wrong == null;
        if (first) wrong = ScenarioRun.wrong(BOOK, identity, FACTS);
        assertThat(first ? wrong : wrong.stream().limit(1).toList())
                .as("names in the tables that are not known")
                .isEmpty();
    }

    @Test
    void eachScenarioIsASentenceAndChecksSomething() {
        assertThat(BOOK.scenarios()).isNotEmpty().allSatisfy(scenario -> {
            assertThat(scenario.heading()).matches("[A-Z].*[^.]");
            assertThat(scenario.rows().get(scenario.rows().size() - 1).who()).isEqualTo("then");
        });
        assertThat(BOOK.scenarios()).extracting(Scenario::toString).doesNotHaveDuplicates();
    }

    @Test
    void everyTaskAndTimerOfTheDiagramsSaysWhatItsSilenceEndsAs() {
        List<Silence> rows = Silence.read();
        assertThat(rows.stream().map(Silence::named)).containsExactlyInAnyOrderElementsOf(Silence.inDiagrams());
        List<Scenario> told = allRows();
        assertThat(rows).filteredOn(row -> !row.isRun()).allMatch(row -> row.isTold(told), "is told elsewhere");
    }

    /** With the steps that have a name. */
    private static List<Scenario> allRows() {
        return Stream.concat(
                        BOOK.scenarios().stream(),
                        BOOK.steps().entrySet().stream().map(step -> new Scenario("", step.getKey(), step.getValue())))
                .toList();
    }

    static List<Scenario> scenarios() {
        return Stream.concat(
                        BOOK.scenarios().stream(),
                        Silence.read().stream().filter(Silence::isRun).map(Silence::scenario))
                .filter(scenario -> scenario.toString().contains(System.getProperty("scenarios", "")))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void isAsTheTableSays(Scenario scenario) {
        new ScenarioRun(
                        flow,
                        walk,
                        mission,
                        capability,
                        intelligence,
                        desk,
                        http,
                        tasks,
                        forms,
                        runtime,
                        nodes.seen(),
                        BOOK,
                        FACTS)
                .run(scenario.rows());
    }

    private static Properties facts() {
        try (Reader file = Files.newBufferedReader(Scenario.FOLDER.resolve("facts.properties"))) {
            Properties facts = new Properties();
            facts.load(file);
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
