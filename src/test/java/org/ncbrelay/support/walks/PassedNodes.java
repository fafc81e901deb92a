package org.ncbrelay.support.walks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Remembers, for the whole build, every node that any engine of any test has passed; {@code DiagramCoverageTest} asks at the end.
 * The tests run in more than one JVM: each writes a file of its own, into the folder that the build names.
 */
@Component
public class PassedNodes extends AbstractProcessEnginePlugin {
    private static final Set<String> PASSED = new ConcurrentSkipListSet<>();

    private static final Path FOLDER =
            Path.of("target", "passed-nodes", System.getProperty("relay.build-began", "here"));
    private static final Path FILE = FOLDER.resolve(ProcessHandle.current().pid() + ".txt");

    private final SeenPassages seen = new SeenPassages(PassedNodes::passed);

    /** Each as {@code <diagram>/<node>}. */
    public static Set<String> all() throws IOException {
        Set<String> all = new TreeSet<>();
        if (!Files.isDirectory(FOLDER)) return all;
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) all.addAll(Files.readAllLines(file));
        }
        return all;
    }

    /** What the engine of this context has passed. */
    public SeenPassages seen() {
        return seen;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> present = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> listeners = new ArrayList<>(present == null ? List.of() : present);
        listeners.add(seen);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static void passed(String node) {
        if (!PASSED.add(node)) return;
        try {
            synchronized (PassedNodes.class) {
                Files.createDirectories(FOLDER);
                Files.writeString(FILE, node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
