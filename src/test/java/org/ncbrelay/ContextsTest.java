package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.ncbrelay.security.BehindProxyTest;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.OwnDatabaseTest;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.gallery.GalleryTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.cache.ContextCacheUtils;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;
import org.springframework.test.context.support.DefaultBootstrapContext;

/**
 * Spring starts an application for each configuration that differs in anything, in each JVM of the build: a property, an import or a profile
 * of a single test costs some ten seconds. Tests share these instead, and set what they need otherwise on the running relay.
 */
class ContextsTest {
    /** One test of each configuration, and why it is none of the others. Reads configurations and starts nothing. */
    private static final Map<Class<?>, String> SHARED = Map.of(
            Adapters.class,
            "no engine and no web server, for a second instead of ten",
            Flow.class,
            "the clock is the test's",
            OwnDatabase.class,
            "the database is put back to its beginning, under other tests' cases",
            Galleries.class,
            "every door is read once, where nothing is but the gallery",
            Access.class,
            "the clock is real, and the flow says what a test of access wants",
            BehindProxyTest.class,
            "calls of other tests would be too many for its rates",
            Whole.class,
            "letters and records leave by themselves, and the clock ticks",
            Timers.class,
            "timers fire too, under tests that count rows or tasks; in other JVMs than the others");

    @Test
    void noTestHasAConfigurationOfItsOwn() throws ClassNotFoundException {
        Map<MergedContextConfiguration, String> shared =
                SHARED.keySet().stream().collect(Collectors.toMap(ContextsTest::configuration, Class::getName));
        Set<String> used = new TreeSet<>();
        Map<String, MergedContextConfiguration> others = new TreeMap<>();
        for (Class<?> test : tests()) {
            MergedContextConfiguration configuration = configuration(test);
            if (shared.containsKey(configuration)) used.add(shared.get(configuration));
            else others.put(test.getName(), configuration);
        }
        assertThat(others).as("tests with configurations of their own").isEmpty();
        assertThat(used).as("each is needed").containsExactlyInAnyOrderElementsOf(shared.values());
        assertThat(ContextCacheUtils.retrieveMaxCacheSize())
                .as("each stays open, see spring.properties")
                .isGreaterThanOrEqualTo(shared.size());
    }

    @Test
    void noTestThrowsAwayWhatOthersShare() throws ClassNotFoundException {
        assertThat(tests().stream()
                        .filter(test -> TestContextAnnotationUtils.hasAnnotation(test, DirtiesContext.class)))
                .isEmpty();
    }

    private static MergedContextConfiguration configuration(Class<?> test) {
        SpringBootTestContextBootstrapper bootstrapper = new SpringBootTestContextBootstrapper();
        bootstrapper.setBootstrapContext(
                new DefaultBootstrapContext(test, new DefaultCacheAwareContextLoaderDelegate()));
        return bootstrapper.buildMergedContextConfiguration();
    }

    private static Set<Class<?>> tests() throws ClassNotFoundException {
        Set<Class<?>> tests = new HashSet<>();
        for (JavaClass type : new ClassFileImporter().importPath(Path.of("target", "test-classes"))) {
            if (type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT)) continue;
            if (type.getAllMethods().stream().noneMatch(method -> method.isMetaAnnotatedWith(Testable.class))) continue;
            Class<?> test = Class.forName(type.getName(), false, ContextsTest.class.getClassLoader());
            if (TestContextAnnotationUtils.hasAnnotation(test, SpringBootTest.class)) tests.add(test);
        }
        return tests;
    }

    @AdapterTest
    private static final class Adapters {}

    @FlowTest
    private static final class Flow {}

    @OwnDatabaseTest
    private static final class OwnDatabase {}

    @GalleryTest
    private static final class Galleries {}

    @AccessTest
    private static final class Access {}

    @WholeTest
    private static final class Whole {}

    @FromOutside
    private static final class Timers {}
}
