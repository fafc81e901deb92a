package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.ReflectionUtils;

/** A list of tasks reads its parameters as the engine does: each of them, whatever its value. */
class TaskQueryParametersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "true", "7", "KEN,FRA", "2026-11-20T10:00:00.000+0000", "name_eq_2", "asc", "dueDate", "", "[", "tomorrow");

    static Stream<String> names() {
        Stream<String> known = Arrays.stream(TaskQueryDto.class.getMethods())
                .map(method -> method.getAnnotation(CamundaQueryParam.class))
                .filter(Objects::nonNull)
                .map(CamundaQueryParam::value)
                .distinct();
        return Stream.concat(known, Stream.of("firstResult", "nothing"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsReadAsTheEngineReadsIt(String name) {
        for (String value : VALUES)
            assertThat(read(TaskQueryParameters::new, name, value))
                    .as("%s=%s", name, value)
                    .usingRecursiveComparison()
                    .isEqualTo(read(TaskQueryDto::new, name, value));
    }

    /** Otherwise nothing but empty queries would be compared above. */
    @Test
    void nearlyEachIsSetByOneOfTheValues() {
        Map<String, Object> nothing = read(TaskQueryDto::new, "nothing", "");
        assertThat(names().filter(name -> VALUES.stream()
                        .map(value -> read(TaskQueryDto::new, name, value))
                        .anyMatch(read -> !read.containsKey("refusal") && !read.equals(nothing))))
                .hasSizeGreaterThan(100);
    }

    /** What the query is then, or why it was refused. */
    private static Map<String, Object> read(
            BiFunction<ObjectMapper, MultivaluedMap<String, String>, TaskQueryDto> reader, String name, String value) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        sent.add(name, value);
        Map<String, Object> read = new TreeMap<>();
        try {
            TaskQueryDto query = reader.apply(MAPPER, sent);
            ReflectionUtils.doWithFields(TaskQueryDto.class, field -> {
                field.setAccessible(true);
                read.put(field.getName(), field.get(query));
            });
        } catch (RuntimeException refused) {
            read.put("refusal", refused.toString().replaceAll("@\\p{XDigit}+", ""));
        }
        return read;
    }
}
