package org.ncbrelay.support.walks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What tests see of the path of process instances, beside the product: the engine keeps no history. Passages of a transaction that is
 * rolled back do not count.
 */
public final class SeenPassages extends AbstractBpmnParseListener implements ExecutionListener {
    /** By process instance; ids are the same in no two engines. */
    private static final Map<String, List<String>> LEFT = new ConcurrentHashMap<>();

    private final Map<String, List<String>> left = new ConcurrentHashMap<>();
    private final Map<String, List<String>> entered = new ConcurrentHashMap<>();
    private final Set<String> passed = new ConcurrentSkipListSet<>();
    private final Consumer<String> coverage;

    SeenPassages(Consumer<String> coverage) {
        this.coverage = coverage.andThen(passed::add);
    }

    /** Nodes that a process instance has left and not because of an interruption, in their order. */
    static List<String> leftBy(String processInstance) {
        return LEFT.getOrDefault(processInstance, List.of());
    }

    /** The same of all instances of a diagram under a business key, in this engine. */
    public List<String> leftUnder(String businessKey, String diagram) {
        return left.getOrDefault(businessKey + '/' + diagram, List.of());
    }

    /** What the engine has passed so far, each as {@code <diagram>/<node>}. */
    public Set<String> passed() {
        return Set.copyOf(passed);
    }

    /** How often each node, as {@code <diagram>.<node>}, was entered under a business key. */
    public Map<String, Long> entered(String businessKey) {
        return entered.getOrDefault(businessKey, List.of()).stream()
                .collect(Collectors.groupingBy(node -> node, TreeMap::new, Collectors.counting()));
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.getActivities().forEach(this::listen);
    }

    private void listen(ActivityImpl activity) {
        activity.getActivities().forEach(this::listen);
        if (activity.getId().endsWith("#multiInstanceBody")) return;
        activity.addBuiltInListener(EVENTNAME_START, this);
        activity.addBuiltInListener(EVENTNAME_END, this);
    }

    @Override
    public void notify(DelegateExecution execution) {
        String diagram = execution.getProcessDefinitionId().split(":")[0];
        String node = execution.getCurrentActivityId();
        String instance = execution.getProcessInstanceId();
        String key = execution.getProcessBusinessKey();
        if (EVENTNAME_START.equals(execution.getEventName())) {
            // An end is passed when it is reached, since an error or a termination leaves no time to leave it; an
            // event-based gateway too, since its event takes its place.
            if (isEnd(execution)) coverage.accept(diagram + "/" + node);
            if (key != null) onceCommitted(() -> add(entered, key, diagram + "." + node));
        } else if (!execution.isCanceled()) {
            coverage.accept(diagram + "/" + node);
            onceCommitted(() -> {
                add(LEFT, instance, node);
                if (key != null) add(left, key + '/' + diagram, node);
            });
        }
    }

    private static boolean isEnd(DelegateExecution execution) {
        ActivityImpl activity = ((ExecutionEntity) execution).getActivity();
        String type = String.valueOf(activity.getProperty("type"));
        return type.endsWith("EndEvent") || type.equals("eventBasedGateway");
    }

    private static void add(Map<String, List<String>> nodes, String key, String node) {
        nodes.computeIfAbsent(key, first -> new CopyOnWriteArrayList<>()).add(node);
    }

    private static void onceCommitted(Runnable step) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            step.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                step.run();
            }
        });
    }
}
