package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.sources.Beans;
import org.ncbrelay.support.sources.Model;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The tree of packages shows the flowchart: {@code bpmn/triage.bpmn} has its code in {@code flow.triage}, and what its tasks do in
 * {@code TriageProcess}; a diagram that only one step uses lies with that step.
 */
class FlowMirrorTest {
    private static final String SHARED = "org.ncbrelay.flow.support.ReminderDelegates";
    private static final Path SOURCE = Path.of("src", "main", "java", "org", "ncbrelay");
    private static final Path FLOW = SOURCE.resolve("flow");
    private static final Map<String, String> WORDS = words();
    private static final List<Model> DIAGRAMS = Model.diagrams();
    private static final Pattern BEAN = Pattern.compile("\\$\\{(" + Beans.HANDLER + ")}");

    /** How many diagrams name a bean. */
    private static final Map<String, Long> USES = DIAGRAMS.stream()
            .flatMap(diagram -> bound(diagram).stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    @Test
    void eachDiagramHasItsBindingsInOneClassOfItsName() {
        Set<String> classes = new TreeSet<>(Set.of(SHARED));
        DIAGRAMS.stream().filter(it -> !own(it).isEmpty()).forEach(it -> classes.add(process(it)));
        assertThat(bindings().keySet()).containsExactlyElementsOf(classes);
    }

    @Test
    void whoeverReadsTheBindingsReadsTheDiagramInItsOrder() {
        assertThat(DIAGRAMS)
                .filteredOn(diagram -> !own(diagram).isEmpty())
                .allSatisfy(diagram -> assertThat(bindings()).contains(entry(process(diagram), own(diagram))));
    }

    @Test
    void whatSeveralDiagramsNameIsBoundOnce() {
        List<String> shared = Stream.concat(
                        USES.keySet().stream().filter(bean -> USES.get(bean) > 1), Beans.OF_ANY_STEP.stream())
                .distinct()
                .sorted()
                .toList();
        assertThat(bindings()).contains(entry(SHARED, shared));
    }

    /** What several capabilities call is in {@code flow.support}. */
    @Test
    void theNamesSharedWithAModelLiveInItsPackageOrInThatOfTheStepItBelongsTo() {
        List<String> diagrams = DIAGRAMS.stream().map(Model::name).toList();
        Set<String> packages =
                diagrams.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
        packages.add("support");
        assertThat(WORDS).isNotEmpty().allSatisfy((type, key) -> {
            assertThat(key).isIn(diagrams);
            String[] home = packageOf(type).split("\\.");
            assertThat(type).isEqualTo(packageOf(type) + capital(key) + "Process");
            assertThat(packages).contains(home[home.length - 1]);
        });
    }

    @Test
    void whatDiagramsAskIsAsNearToThemAsItCanBe() {
        assertThat(facts())
                .isNotEmpty()
                .allSatisfy((bean, type) -> assertThat(packageOf(type)).isEqualTo(common(askers(bean))));
    }

    @Test
    void theReadingGuideNamesEveryPackageOfTheFlow() throws IOException {
        String guide = Files.readString(FLOW.resolve("package-info.java"));
        assertThat(packages()).allSatisfy(it -> assertThat(guide).contains("flow/" + it));
    }

    @Test
    void theTableOfTheAnnexNamesWhatExists() throws IOException {
        String section = section("## The Annex in the diagrams");
        String table = section.substring(section.indexOf("\n| "));
        Map<String, Model> diagrams = DIAGRAMS.stream().collect(Collectors.toMap(Model::name, it -> it));
        Model shown = Model.overview();
        int nodes = 0;
        for (MatchResult named : Pattern.compile("\\(\\.\\./bpmn/(\\w+)\\.bpmn\\)|`(\\w+_\\w+)`|(?m)^\\|")
                .matcher(table)
                .results()
                .toList()) {
            if (named.group(1) != null) shown = Objects.requireNonNull(diagrams.get(named.group(1)), named.group());
            else if (named.group(2) == null) shown = Model.overview();
            else {
                assertThat(shown.all("*").map(it -> it.getAttribute("id"))).contains(named.group(2));
                nodes++;
            }
        }
        assertThat(nodes).isGreaterThan(30);
        assertThat(Pattern.compile("(?m)^\\| (?:1, )?(\\d(?:\\.\\d)?) ")
                        .matcher(table)
                        .results()
                        .map(it -> it.group(1)))
                .contains("1.1", "1.2", "2", "2.1", "2.2", "2.3", "2.4", "2.5");
    }

    /** A chapter of the document on the architecture. */
    private static String section(String heading) throws IOException {
        String document = Files.readString(Path.of("docs", "architecture.md"));
        int from = document.indexOf(heading);
        assertThat(from).as(heading).isPositive();
        return document.substring(from, document.indexOf("\n## ", from + 1));
    }

    /** What makes beans in the flow, with their names in the order of the source. */
    private static Map<String, List<String>> bindings() {
        Map<String, List<String>> bindings = new TreeMap<>(Beans.madeBy());
        bindings.keySet().removeIf(type -> !type.startsWith("org.ncbrelay.flow."));
        return bindings;
    }

    /** The packages of the diagrams that ask a bean. */
    private static List<String> askers(String bean) {
        Pattern call = Pattern.compile("[$#]\\{[^}]*\\b" + bean + "\\.");
        return DIAGRAMS.stream()
                .filter(it -> it.expressions().anyMatch(call.asPredicate()))
                .map(FlowMirrorTest::home)
                .toList();
    }

    /** The innermost package around all of these. */
    private static String common(List<String> packages) {
        return packages.stream()
                .reduce((one, other) -> {
                    String common = one;
                    while (!other.startsWith(common)) common = packageOf(common.substring(0, common.length() - 1));
                    return common;
                })
                .orElseThrow();
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.') + 1);
    }

    /** The class of the names that a step shares with its model, and the diagram that it says they are of. */
    private static Map<String, String> words() {
        return new ClassFileImporter()
                .importPath(Path.of("target", "classes", "org", "ncbrelay", "flow")).stream()
                        .filter(it -> it.getSimpleName().endsWith("Process"))
                        .collect(Collectors.toMap(JavaClass::getName, FlowMirrorTest::key));
    }

    /** The class of what diagrams ask, by the name of its bean. */
    private static Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>(Beans.components());
        facts.values().removeIf(type -> !type.startsWith("org.ncbrelay.flow.") || !type.endsWith("Facts"));
        return facts;
    }

    /** As the class says where the code names the diagram, else as the class is called. */
    private static String key(JavaClass words) {
        Field key = ReflectionUtils.findField(words.reflect(), "KEY");
        return key == null
                ? StringUtils.uncapitalize(words.getSimpleName().replaceFirst("Process$", ""))
                : (String) ReflectionUtils.getField(key, null);
    }

    private static String process(Model diagram) {
        return home(diagram) + capital(diagram.name()) + "Process";
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The package of the names that a diagram shares, with a dot at its end. */
    private static String home(Model diagram) {
        String names = "." + capital(diagram.name()) + "Process";
        return WORDS.keySet().stream()
                .filter(it -> it.endsWith(names))
                .map(FlowMirrorTest::packageOf)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no class" + names + " in the flow"));
    }

    /** The beans that only this diagram names, in its order; what serves any step is of none, however few use it. */
    private static List<String> own(Model diagram) {
        return bound(diagram).stream()
                .filter(bean -> USES.get(bean) == 1 && !Beans.OF_ANY_STEP.contains(bean))
                .toList();
    }

    /** The beans that a diagram names, each once, in its order. */
    private static List<String> bound(Model diagram) {
        return diagram.all("*")
                .flatMap(it -> Stream.of("camunda:delegateExpression", "delegateExpression")
                        .map(it::getAttribute))
                .map(BEAN::matcher)
                .filter(Matcher::matches)
                .map(it -> it.group(1))
                .distinct()
                .toList();
    }

    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(FLOW)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .filter(it -> !it.equals(FLOW))
                    .map(it -> FLOW.relativize(it).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
