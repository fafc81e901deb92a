package org.ncbrelay.start.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.start.StartConditions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Every setting can be read, and whatever begins with {@code RELAY_} is the name of one: a mistyped name would be ignored. */
class NamesCheck implements Check {
    private static final String SETTINGS = "settings";

    /** Settings that no record has, by type: those that one class reads, and those of {@code ops/} and {@code docker/}. */
    private static final Map<Class<?>, String> ALONE = Map.of(
            Duration.class,
            "relay.drain-delay relay.search.interval relay.search.look relay.assignments.interval relay.news.interval relay.news.digest-interval"
                    + " relay.preservation.interval relay.retention.interval relay.sessions.clean-up relay.sessions.look",
            Integer.class,
            "server.port management.server.port relay.hits.per-day",
            Boolean.class,
            "relay.pilots.silver-notices",
            DataSize.class,
            "relay.evidence.case-quota",
            Resource.class,
            "relay.directory.countries relay.directory.taxa",
            String.class,
            "relay.base-url relay.hosts relay.operator.password relay.operator.second-password relay.tls.certificate relay.tls.private-key"
                    + " relay.rules.directory relay.models.directory relay.secrets.directory relay.data relay.backups relay.device relay.wal.archive"
                    + " relay.postgres.bin relay.restored.now relay.published relay.database.backup.password relay.version relay.commit relay.commit.date");

    private static final Map<Class<?>, String> WRITTEN = Map.of(
            Duration.class,
            "a time such as 30s, 15m or 8h",
            DataSize.class,
            "a size such as 25MB",
            Boolean.class,
            "true or false",
            Integer.class,
            "a whole number");

    @Override
    public void examine(Environment environment, Findings findings) {
        Set<String> known = new TreeSet<>();
        records().forEach(type -> {
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            read(prefix, type, environment, findings);
            name(prefix, type, known);
        });
        ALONE.forEach((type, names) -> Stream.of(names.split(" ")).forEach(name -> {
            read(name, type, environment, findings);
            name(name, type, known);
        }));
        for (String name : unknown((ConfigurableEnvironment) environment, known)) {
            String found = "No setting is called " + name;
            Stream<String> plain =
                    known.stream().map(each -> each.replace("_?", "").replaceFirst("\\(.*", ""));
            String remedy = "Correct the name, perhaps to " + nearest(variable(name), plain) + ", or remove it.";
            if (environment.acceptsProfiles(Profiles.of("production"))) findings.wrong(SETTINGS, found, remedy);
            else findings.warn(SETTINGS, found, remedy);
        }
    }

    private static Stream<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider records = new ClassPathScanningCandidateComponentProvider(false);
        records.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return records.findCandidateComponents("org.ncbrelay").stream()
                .map(each -> ClassUtils.resolveClassName(each.getBeanClassName(), null));
    }

    /** Patterns of variables: Spring also reads RELAY_BASE_URL, and the parts of a list or map have names of their own. */
    private static void name(String name, Class<?> type, Set<String> known) {
        boolean many = Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
        if (type.isRecord())
            Stream.of(type.getRecordComponents())
                    .forEach(part -> name(
                            name + '.' + DataObjectPropertyName.toDashedForm(part.getName()), part.getType(), known));
        else known.add(variable(name.replace("-", "_?")) + (many ? "([_\\[].+)?" : ""));
    }

    private static void read(String name, Class<?> type, Environment environment, Findings findings) {
        try {
            Binder.get(environment).bind(name, type);
        } catch (BindException unreadable) {
            findings.wrong(SETTINGS, reason(unreadable), "Correct this setting.");
        }
    }

    private static String reason(BindException unreadable) {
        // A record refused a value that could be read.
        if (!(unreadable.getCause() instanceof ConversionException))
            return NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage();
        ResolvableType setting = unreadable.getTarget().getType();
        Class<?> type = setting.hasGenerics() ? setting.getGeneric(0).toClass() : setting.toClass();
        return "%s is %s, and must be %s"
                .formatted(
                        variable(unreadable.getName().toString()),
                        unreadable.getProperty().getValue(),
                        type.isEnum()
                                ? "one of " + Arrays.toString(type.getEnumConstants())
                                : WRITTEN.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), "readable"));
    }

    /** Of variables, arguments and files of secrets. */
    private static Set<String> unknown(ConfigurableEnvironment environment, Set<String> known) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> variable(name).startsWith("RELAY_"))
                .filter(name -> known.stream().noneMatch(variable(name)::matches))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String variable(String property) {
        return StartConditions.variable(property);
    }

    /** The one that begins and ends most alike; of several, the first one. */
    static String nearest(String given, Stream<String> known) {
        return known.min(Comparator.comparingInt(each -> -alike(given, each) - alike(reversed(given), reversed(each))))
                .orElseThrow();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static int alike(String one, String other) {
        int first = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return first < 0 ? one.length() : first;
    }
}
