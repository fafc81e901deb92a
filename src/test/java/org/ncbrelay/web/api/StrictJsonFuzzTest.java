package org.ncbrelay.web.api;

import static org.ncbrelay.fuzz.Rules.areFit;
import static org.ncbrelay.fuzz.Rules.holds;
import static org.ncbrelay.fuzz.Rules.same;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.fuzz.Rules;

/** Bodies of the API: whatever is read is JSON for every other reader too, and means the same to it. */
public class StrictJsonFuzzTest implements FuzzTarget {
    private static final StrictJson STRICT = new StrictJson();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 20;

    public static void fuzzerTestOneInput(byte[] input) throws JsonProcessingException {
        Map<String, Object> read;
        try {
            read = STRICT.read(input);
        } catch (Refusal.Invalid refused) {
            same(refused.violations().size(), 1, "violations of a body that is none");
            areFit(refused.violations());
            holds(refused.getMessage().length() < 200, () -> "a long answer: " + refused.getMessage());
            return;
        }
        holds(Rules.object(input).isPresent(), () -> "not JSON to others");
        holds(depth(read) <= DEEPEST, () -> "deeper than allowed");
        byte[] written = JSON.writeValueAsBytes(read);
        same(JSON.writeValueAsString(STRICT.read(written)), JSON.writeValueAsString(read), "written and read again");
    }

    private static int depth(Object value) {
        if (value instanceof Map<?, ?> map)
            return 1
                    + deepest(List.copyOf(map.keySet().stream()
                            .map(map::get)
                            .map(StrictJsonFuzzTest::depth)
                            .toList()));
        if (value instanceof List<?> list)
            return 1 + deepest(list.stream().map(StrictJsonFuzzTest::depth).toList());
        return 0;
    }

    private static int deepest(List<Integer> depths) {
        return depths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
