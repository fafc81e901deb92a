package org.ncbrelay.config.check;

import static org.ncbrelay.config.start.StartConditions.variable;

import jakarta.validation.Validation;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Every setting can be read, and whatever begins with {@code RELAY_} is the name of one: a mistyped name would be ignored. */
class NamesCheck implements Check {
    private static final String SETTINGS = "settings";

    /** Settings that no record has, by type: those that one class reads, and those of {@code ops/}, {@code docker/} alone. */
    private static final Map<Class<?>, String> ALONE = Map.of(
            Duration.class,
            "relay.drain-delay relay.search.interval relay.assignments.interval relay.news.interval relay.news.digest-interval"
                    + " relay.retention.interval relay.sessions.clean-up relay.sessions.look",
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
                    + " relay.rules.directory relay.secrets.directory relay.data relay.backups relay.device relay.wal.archive"
                    + " relay.postgres.bin relay.restored.now relay.published relay.database.backup.password");

    private static final Map<Class<?>, String> WRITTEN = Map.of(
            Duration.class, "a time such as 30s, 15m or 8h",
            DataSize.class, "a size such as 25MB",
            Boolean.class, "true or false",
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Double.class, "a number");

    @Override
    public void examine(Environment environment, Findings findings) {
        Binder binder = Binder.get(environment);
        BindHandler valid = new ValidationBindHandler(new SpringValidatorAdapter(
                Validation.buildDefaultValidatorFactory().getValidator()));
        Map<String, Class<?>> known = new TreeMap<>();
        records().forEach(type -> {
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            read(prefix, type, valid, binder, findings);
            name(prefix, type, known);
        });
        ALONE.forEach((type, names) -> Stream.of(names.split(" ")).forEach(name -> {
            read(name, type, valid, binder, findings);
            known.put(name, type);
        }));
        boolean refused = environment.acceptsProfiles(Profiles.of("production"));
        for (String name : unknown((ConfigurableEnvironment) environment, known)) {
            String found = "No setting is called " + name;
            String remedy = "Correct the name, perhaps to %s, or remove it."
                    .formatted(nearest(variable(name), known.keySet().stream().map(each -> variable(each))));
            if (refused) findings.wrong(SETTINGS, found, remedy);
            else findings.warn(SETTINGS, found, remedy);
        }
    }

    private static Stream<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider records = new ClassPathScanningCandidateComponentProvider(false);
        records.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return records.findCandidateComponents("org.ncbrelay").stream()
                .map(each -> ClassUtils.resolveClassName(each.getBeanClassName(), null));
    }

    private static void name(String name, Class<?> type, Map<String, Class<?>> known) {
        if (!type.isRecord()) known.put(name, type);
        else
            for (RecordComponent each : type.getRecordComponents())
                name(name + '.' + DataObjectPropertyName.toDashedForm(each.getName()), each.getType(), known);
    }

    private static void read(String name, Class<?> type, BindHandler valid, Binder binder, Findings findings) {
        try {
            binder.bind(name, Bindable.of(type), valid);
        } catch (BindException unreadable) {
            findings.wrong(SETTINGS, reason(unreadable), "Correct this setting.");
        }
    }

    private static String reason(BindException unreadable) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(unreadable);
        if (cause instanceof BindValidationException invalid
                && invalid.getValidationErrors().getAllErrors().get(0) instanceof FieldError field)
            return variable(invalid.getValidationErrors().getName() + "." + field.getField()) + " "
                    + field.getDefaultMessage();
        // The record refused a value that could be read.
        if (!(unreadable.getCause() instanceof ConversionException)) return cause.getMessage();
        ConfigurationProperty property = unreadable.getProperty();
        return variable(unreadable.getName().toString()) + " is "
                + (property == null ? "unreadable" : property.getValue()) + ", and must be "
                + written(unreadable.getTarget().getType());
    }

    private static String written(ResolvableType setting) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(
                setting.hasGenerics() ? setting.getGeneric(0).toClass() : setting.toClass());
        if (type.isEnum()) return "of " + Arrays.toString(type.getEnumConstants());
        return WRITTEN.getOrDefault(type, "written as docs/operations.md says");
    }

    /** Of every source: variables, files of secrets, arguments. */
    private static Set<String> unknown(ConfigurableEnvironment environment, Map<String, Class<?>> known) {
        Set<String> unknown = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources())
            if (source instanceof EnumerablePropertySource<?> names)
                for (String name : names.getPropertyNames())
                    if (variable(name).startsWith("RELAY_")
                            && known.entrySet().stream().noneMatch(each -> isCalled(variable(name), each)))
                        unknown.add(name);
        return unknown;
    }

    /** Spring also reads RELAY_BASE_URL, and the parts of a list or a map have names of their own. */
    private static boolean isCalled(String given, Map.Entry<String, Class<?>> setting) {
        String name = variable(setting.getKey());
        boolean many =
                Map.class.isAssignableFrom(setting.getValue()) || Collection.class.isAssignableFrom(setting.getValue());
        return given.equals(name)
                || given.equals(variable(setting.getKey().replace('-', '_')))
                || many && given.matches(Pattern.quote(name) + "[_\\[].+");
    }

    /** The one that begins and ends most alike; of several, the shortest. */
    static String nearest(String given, Stream<String> known) {
        return known.max(Comparator.<String>comparingInt(each -> alike(given, each))
                        .thenComparing(Comparator.comparingInt(String::length).reversed()))
                .orElseThrow();
    }

    private static int alike(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int first = 0;
        while (first < shorter && one.charAt(first) == other.charAt(first)) first++;
        int last = 0;
        while (last < shorter - first && one.charAt(one.length() - 1 - last) == other.charAt(other.length() - 1 - last))
            last++;
        return first + last;
    }
}
