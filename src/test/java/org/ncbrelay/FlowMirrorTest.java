package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Beans;
import org.ncbrelay.support.Model;

/**
 * The tree of packages shows the flowchart: {@code bpmn/triage.bpmn} has its code in {@code flow.triage}. A part that one
 * step calls may live with that step; an event sub-process of a map, such as the withdrawal, has a package like a step; what
 * capabilities share stands in {@code flow.support}.
 */
class FlowMirrorTest {
    private static final Path FLOW = Path.of("src", "main", "java", "org", "ncbrelay", "flow");
    private static final List<Model> DIAGRAMS = Model.diagrams();
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+(?:Delegate|Listener))}");

    @Test
    void whatADiagramBindsLivesInItsPackage() {
        assertThat(DIAGRAMS)
                .allSatisfy(diagram -> assertThat(bound(diagram))
                        .allSatisfy(bean -> assertThat(homes(diagram)).contains(Beans.packageOf(bean))));
    }

    @Test
    void everyDelegateAndListenerOfTheFlowIsBoundByADiagram() {
        Set<String> bound = DIAGRAMS.stream().flatMap(it -> bound(it).stream()).collect(Collectors.toSet());
        assertThat(Beans.classes().keySet().stream()
                        .filter(bean -> bean.endsWith("Delegate") || bean.endsWith("Listener"))
                        .filter(bean -> Beans.packageOf(bean).startsWith("flow")))
                .isSubsetOf(bound);
    }

    @Test
    void theReadingGuideNamesEveryPackageOfTheFlow() throws IOException {
        String guide = Files.readString(FLOW.resolve("package-info.java"));
        assertThat(packages()).allSatisfy(it -> assertThat(guide).contains("flow/" + it));
    }

    /** The packages in which a diagram's delegates may live. */
    private static Set<String> homes(Model diagram) {
        Set<String> homes = new TreeSet<>();
        own(diagram.name()).ifPresentOrElse(homes::add, () -> callers(diagram).forEach(it -> homes.addAll(homes(it))));
        diagram.all("bpmn:subProcess")
                .filter(it -> "true".equals(it.getAttribute("triggeredByEvent")))
                .map(it -> it.getAttribute("id").replace("SubProcess_", ""))
                .forEach(it -> own(it).ifPresent(homes::add));
        // What prepares a call lives with what is called.
        called(diagram).forEach(it -> own(it).ifPresent(homes::add));
        if (homes.stream().anyMatch(home -> home.startsWith("flow.support."))) homes.add("flow.support");
        return homes;
    }

    private static Optional<String> own(String name) {
        String folder = name.toLowerCase(Locale.ROOT);
        return Stream.of(folder, "support/" + folder)
                .filter(it -> Files.isDirectory(FLOW.resolve(it)))
                .map(it -> "flow." + it.replace('/', '.'))
                .findFirst();
    }

    private static List<Model> callers(Model diagram) {
        return DIAGRAMS.stream()
                .filter(it -> called(it).anyMatch(diagram.name()::equals))
                .toList();
    }

    private static Stream<String> called(Model diagram) {
        return diagram.all("bpmn:callActivity").map(it -> it.getAttribute("calledElement"));
    }

    private static Set<String> bound(Model diagram) {
        Set<String> beans = new TreeSet<>();
        diagram.all("*")
                .flatMap(it -> Stream.of("camunda:delegateExpression", "delegateExpression")
                        .map(it::getAttribute))
                .map(BEAN::matcher)
                .filter(Matcher::matches)
                .forEach(it -> beans.add(it.group(1)));
        return beans;
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
