package org.ncbrelay.engine.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.sources.Beans;
import org.ncbrelay.support.sources.Model;
import org.springframework.util.ClassUtils;
import org.w3c.dom.Element;

/** What diagrams name is what can be named; read from the files, without an engine. */
class DiagramBeansTest {
    private static final Pattern HANDLER = Pattern.compile("\\$\\{(" + Beans.HANDLER + ")}");
    private static final Pattern CALL = Pattern.compile("[$#]\\{(\\w+)\\.(\\w+)\\(");

    @Test
    void everyMethodThatADiagramCallsCanBeCalled() {
        assertThat(matches(CALL)).isNotEmpty().allMatch(it -> DiagramBeans.canBeCalled(type(it.group(1)), it.group(2)));
    }

    @Test
    void nothingElseOfTheRelayCanBeNamed() {
        Set<String> named = Stream.concat(
                        matches(HANDLER).map(it -> it.group(1)), matches(CALL).map(it -> it.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        named.addAll(Beans.OF_ANY_STEP);
        Set<String> nameable = Beans.types().keySet().stream()
                .filter(name -> DiagramBeans.canBeNamed(type(name)))
                .filter(name -> !name.equals("actorProbe"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(nameable).isNotEmpty().isEqualTo(named);
    }

    @Test
    void noMethodOfEveryObjectCanBeCalledAndNoneOfADelegate() {
        assertThat(Set.of("getClass", "hashCode", "toString", "wait", "notify", "equals"))
                .noneMatch(method -> DiagramBeans.canBeCalled(type("deadlines"), method));
        assertThat(DiagramBeans.canBeCalled(type("recordDecisionDelegate"), "execute"))
                .isFalse();
        assertThat(DiagramBeans.canBeCalled(String.class, "length")).isFalse();
        assertThat(DiagramBeans.canBeCalled(Class.class, "forName")).isFalse();
    }

    private static Stream<MatchResult> matches(Pattern pattern) {
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("*"))
                .flatMap(DiagramBeansTest::texts)
                .flatMap(text -> pattern.matcher(text).results());
    }

    private static Stream<String> texts(Element element) {
        Stream<String> attributes = IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeValue());
        return Stream.concat(attributes, Stream.of(element.getTextContent()));
    }

    private static Class<?> type(String bean) {
        Map<String, String> classes = Beans.types();
        return ClassUtils.resolveClassName(classes.get(bean), DiagramBeansTest.class.getClassLoader());
    }
}
