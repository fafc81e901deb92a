package org.ncbrelay.domain.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * Turns a record into maps, lists, texts, numbers and booleans, and back. The names of the fields are those of the
 * record's components, so that the contract and the code cannot drift apart. Parts that were not given are left out.
 */
final class RecordTreeMapper {
    private static final Map<Type, Function<String, Object>> LEAVES = Map.of(
            BigDecimal.class, BigDecimal::new,
            LocalDate.class, LocalDate::parse,
            Instant.class, Instant::parse,
            Currency.class, Currency::getInstance,
            OrganisationCode.class, OrganisationCode::new,
            CaseReference.class, CaseReference::new);

    /** The JVM makes them anew each time that it is asked. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private RecordTreeMapper() {}

    static Map<String, Object> of(Record whole) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(whole.getClass())) {
            Object value = value(whole, component);
            if (value != null) fields.put(component.getName(), plain(value));
        }
        return Collections.unmodifiableMap(fields);
    }

    /** @throws IllegalArgumentException if the tree is not one that {@link #of} made of such a record */
    static <T> T read(Class<T> type, Map<?, ?> fields) {
        RecordComponent[] components = COMPONENTS.get(type);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> rich(component.getGenericType(), fields.get(component.getName())))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException("not a tree of " + type.getSimpleName(), refused);
        }
    }

    private static Object value(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list)
            return list.stream().map(RecordTreeMapper::plain).toList();
        if (value instanceof Boolean || value instanceof BigDecimal) return value;
        if (value instanceof Enum<?> choice) return choice.name();
        if (LEAVES.containsKey(value.getClass())) return value.toString();
        return value instanceof Record part ? of(part) : value.toString();
    }

    private static Object rich(Type type, Object plain) {
        if (type instanceof ParameterizedType list) return elements(list.getActualTypeArguments()[0], plain);
        if (plain == null) return null;
        if (LEAVES.containsKey(type)) return LEAVES.get(type).apply(plain.toString());
        if (type instanceof Class<?> choice && choice.isEnum()) return constant(choice, plain);
        return plain instanceof Map<?, ?> part ? read((Class<?>) type, part) : plain;
    }

    private static List<?> elements(Type type, Object plain) {
        return plain instanceof List<?> list
                ? list.stream().map(element -> rich(type, element)).toList()
                : List.of();
    }

    private static Object constant(Class<?> type, Object name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a " + type.getSimpleName()));
    }
}
