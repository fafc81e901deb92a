package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.sources.CompiledSource;

/** {@code mvn test} is quick as long as every test that needs more than a JDK carries the tag of {@link IntegrationTest}. */
@IntegrationTest
class TestRingsTest {
    private static final Path TESTS = Path.of("target", "test-classes");

    /** Whoever depends on one of these starts a relay, a database, a browser or another program. */
    private static final Pattern STARTERS = Pattern.compile("org\\.springframework\\.boot\\.SpringApplication"
            + "|org\\.springframework\\.boot\\.builder\\.SpringApplicationBuilder"
            + "|org\\.springframework\\.boot\\.test\\.context\\.SpringBootTest"
            + "|org\\.springframework\\.test\\.context\\..+"
            + "|org\\.ncbrelay\\.adapter\\.database\\.embedded\\.EmbeddedDatabase"
            + "|com\\.microsoft\\.playwright\\..+"
            + "|java\\.lang\\.ProcessBuilder");

    /** Each misses the tag in its own way. */
    private static final List<String> FORGETFUL = List.of(
            "@org.springframework.boot.test.context.SpringBootTest class %s { @Test void it() {} }",
            "class %s { Object database = org.ncbrelay.support.TestDatabase.migrated(); @Test void it() {} }",
            "class %s { @Nested class In { Object browser = org.ncbrelay.support.browser.Chromium.open(); @Test void it() {} } }",
            "class %s { ProcessBuilder program; @net.jqwik.api.Property void it() {} }");

    @Test
    void everyTestThatNeedsMoreThanAJdkIsTaggedAndWhoeverForgetsIsNamed() {
        Map<String, String> forgetful = new TreeMap<>();
        for (String source : FORGETFUL) {
            String name = "Forgetful" + forgetful.size() + "Test";
            forgetful.put(name, "import org.junit.jupiter.api.*; " + source.formatted(name));
        }
        JavaClasses tests = new ClassFileImporter().importPaths(TESTS, CompiledSource.compile(forgetful));
        assertThat(untagged(tests)).containsOnlyKeys(forgetful.keySet());
    }

    /** Tests without the tag, and what they start. */
    private static Map<String, String> untagged(JavaClasses tests) {
        Map<String, String> untagged = new TreeMap<>();
        for (JavaClass type : tests) {
            // It reads configurations and starts none.
            if (type.isEquivalentTo(ContextsTest.class)) continue;
            if (!type.isTopLevelClass() || isTagged(type)) continue;
            List<JavaClass> family = family(type, tests);
            if (family.stream().noneMatch(TestRingsTest::hasTests)) continue;
            started(family, tests).ifPresent(how -> untagged.put(type.getName(), how));
        }
        return untagged;
    }

    /** A class and those inside it. */
    private static List<JavaClass> family(JavaClass type, JavaClasses tests) {
        return tests.stream()
                .filter(it -> it.equals(type) || it.getName().startsWith(type.getName() + "$"))
                .toList();
    }

    private static boolean hasTests(JavaClass type) {
        return type.getAllMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
    }

    private static boolean isTagged(JavaClass test) {
        return Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                .anyMatch(type -> type.isMetaAnnotatedWith(IntegrationTest.class));
    }

    /** Follows a test and the helpers of the tests that it uses. */
    private static Optional<String> started(List<JavaClass> family, JavaClasses tests) {
        Deque<JavaClass> open = new ArrayDeque<>(family);
        Set<JavaClass> seen = new HashSet<>(family);
        while (!open.isEmpty())
            for (Dependency dependency : open.pop().getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (STARTERS.matcher(target.getName()).matches()) return Optional.of(dependency.getDescription());
                if (tests.contain(target.getName()) && seen.add(target)) open.add(target);
            }
        return Optional.empty();
    }
}
