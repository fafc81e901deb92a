package org.ncbrelay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ncbrelay.support.CpuTime;

/** Gives a fuzz target the inputs of its corpus and mutations of them, without a fuzzer. */
final class Replay {
    /** Of each input of the corpus; {@code -Dfuzz.mutations=100000} tries more. */
    private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 40);

    /** CPU time of one input; our default, far above what any takes. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int MOST_FAILURES = 5;

    private final Method target;
    private final List<String> failures = new ArrayList<>();

    private Replay(Class<?> type) {
        try {
            target = type.getMethod("fuzzerTestOneInput", byte[].class);
        } catch (NoSuchMethodException missing) {
            throw new AssertionError(type + " is no fuzz target", missing);
        }
    }

    static void corpusOf(Class<?> type) {
        Map<String, byte[]> corpus = corpus(type);
        assertThat(corpus).as("corpus of " + type.getSimpleName()).hasSizeGreaterThanOrEqualTo(3);
        Replay replay = new Replay(type);
        // Not measured: the first input loads what the reader needs.
        replay.give("no bytes", new byte[0], Duration.ofMinutes(5));
        corpus.forEach(replay::give);
        Mutator mutator = new Mutator(new Random(Long.getLong("fuzz.seed", 1)), List.copyOf(corpus.values()));
        corpus.forEach((name, input) -> {
            for (int i = 0; i < MUTATIONS && replay.failures.size() < MOST_FAILURES; i++)
                replay.give("mutation " + i + " of " + name, mutator.mutate(input));
        });
        assertThat(replay.failures).isEmpty();
    }

    /** One file for each input, whose name says what is special about it. */
    private static Map<String, byte[]> corpus(Class<?> type) {
        Map<String, byte[]> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", type.getSimpleName()))) {
            for (Path file : files.toList()) inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return inputs;
    }

    private void give(String name, byte[] input) {
        give(name, input, LONGEST);
    }

    private void give(String name, byte[] input, Duration longest) {
        Duration taken = CpuTime.of(() -> {
            try {
                target.invoke(null, (Object) input.clone());
            } catch (InvocationTargetException failed) {
                fail(name, input, failed.getCause());
            } catch (IllegalAccessException closed) {
                throw new AssertionError(closed);
            }
        });
        if (taken.compareTo(longest) > 0) fail(name, input, new AssertionError("took too long"));
    }

    /** The input is kept where it can be looked at, and moved into the corpus once its fault is mended. */
    private void fail(String name, byte[] input, Throwable failure) {
        Path kept = Path.of(
                "target",
                "fuzz",
                target.getDeclaringClass().getSimpleName(),
                "found-" + Integer.toHexString(Arrays.hashCode(input)));
        try {
            Files.createDirectories(kept.getParent());
            Files.write(kept, input);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        failures.add("%s (%s): %s at %s"
                .formatted(
                        name,
                        kept,
                        failure,
                        Arrays.stream(failure.getStackTrace()).limit(6).toList()));
    }
}
