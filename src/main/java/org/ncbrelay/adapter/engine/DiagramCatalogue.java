package org.ncbrelay.adapter.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Progress;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.domain.support.SupportCatalogue;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.engine.models.ModelDeployment;
import org.ncbrelay.flow.furthersupport.FurtherSupportProcess;
import org.ncbrelay.flow.supportoffer.SupportOfferProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.port.CaseDiagrams;
import org.ncbrelay.store.support.Products;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the diagrams say about themselves: which gives which support, in which order they come, and which events end a case. */
@Component("supportCatalogue")
@AvailableInExpressions
public class DiagramCatalogue implements SupportCatalogue, CaseDiagrams {
    private static final Set<Status> BEGINS = Set.of(Status.CHOSEN, Status.OFFERED, Status.REQUESTED);

    private final Capabilities capabilities;
    private final Products products;
    private final RepositoryService repository;
    private final WithoutEngineGrants privileged;

    DiagramCatalogue(
            Capabilities capabilities,
            Products products,
            RepositoryService repository,
            WithoutEngineGrants privileged) {
        this.capabilities = capabilities;
        this.products = products;
        this.repository = repository;
        this.privileged = privileged;
    }

    @Override
    public boolean offers(Capability capability) {
        return Drawn.SUPPORT.containsKey(capability);
    }

    @Override
    public List<String> inOrder() {
        return Drawn.IN_ORDER;
    }

    @Override
    public Set<EventKind> endings() {
        return Drawn.ENDINGS;
    }

    @Override
    public Optional<byte[]> own(String process) {
        return privileged
                .call(() -> Optional.ofNullable(repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .latestVersion()
                                .singleResult())
                        .map(newest -> read(repository.getProcessModel(newest.getId()))))
                .filter(drawn -> !isReleased(process, drawn));
    }

    private static boolean isReleased(String process, byte[] drawn) {
        ClassPathResource released = new ClassPathResource("bpmn/" + process + ".bpmn");
        try {
            return released.exists() && Arrays.equals(drawn, released.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(InputStream model) {
        try (model) {
            return model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What triage chose or offers, one instance of support for each; later also what the country asked for since, and did not receive. */
    public List<String> chosen(CaseExecution execution) {
        return capabilities.of(execution.reference()).stream()
                .filter(progress -> BEGINS.contains(progress.status())
                        || progress.status() == Status.IN_PROGRESS
                                && hasProduct(execution, progress.capability().name()))
                .map(progress -> progress.capability().name())
                .toList();
    }

    /** Whether support was given before, and the agency has not received its product. */
    public boolean isToBeDeliveredAgain(CaseExecution execution, String capability) {
        return status(execution, capability) == Status.IN_PROGRESS && hasProduct(execution, capability);
    }

    /** Whether support is given: triage chose it, or the agency accepted the offer. */
    public boolean isChosen(CaseExecution execution, String capability) {
        return status(execution, capability) == Status.CHOSEN;
    }

    /** Whether the NCB itself accepts an offer of this support. */
    public boolean needsNcb(String capability) {
        return Capability.valueOf(capability).needsNcb();
    }

    /** Id of the diagram that offers this support, that decides on it where the country asked for it later, or that gives it. */
    public String process(CaseExecution execution, String capability) {
        return process(status(execution, capability), Capability.valueOf(capability));
    }

    /** Id of the diagram that gives this support: the map finds its way to a call by it, without a look at the case. */
    public String process(String capability) {
        return Drawn.SUPPORT.get(Capability.valueOf(capability));
    }

    static String process(Status status, Capability capability) {
        return switch (status) {
            case OFFERED -> SupportOfferProcess.KEY;
            case REQUESTED -> FurtherSupportProcess.KEY;
            default -> Drawn.SUPPORT.get(capability);
        };
    }

    private Status status(CaseExecution execution, String capability) {
        return capabilities.of(execution.reference()).stream()
                .filter(progress -> progress.capability().name().equals(capability))
                .map(Progress::status)
                .findFirst()
                .orElseThrow();
    }

    /** Whether support has produced something that is approved and not yet on its way. */
    public boolean hasProduct(CaseExecution execution, String capability) {
        return !products.undelivered(execution.reference(), Capability.valueOf(capability))
                .isEmpty();
    }

    /** Read when first asked for: the files of a release do not change. */
    private static final class Drawn {
        private static final Map<String, BpmnModelInstance> DIAGRAMS = ModelDeployment.diagrams().stream()
                .collect(Collectors.toMap(diagram -> process(diagram).getId(), Function.identity()));

        static final Map<Capability, String> SUPPORT = support();
        static final List<String> IN_ORDER = inOrder();
        /** A step of an installation may end a case, too. */
        static final Set<EventKind> ENDINGS = Stream.concat(
                        all(EndEvent.class)
                                .flatMap(end -> StepFacts.values(end, "ending").stream())
                                .map(EventKind::valueOf),
                        Stream.of(EventKind.STEP_COMPLETED))
                .collect(Collectors.toUnmodifiableSet());

        private static Process process(BpmnModelInstance diagram) {
            return diagram.getModelElementsByType(Process.class).iterator().next();
        }

        private static <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
            return DIAGRAMS.values().stream()
                    .map(diagram -> diagram.getModelElementsByType(type))
                    .flatMap(Collection::stream);
        }

        private static Map<Capability, String> support() {
            Map<Capability, String> support = new EnumMap<>(Capability.class);
            all(Process.class)
                    .forEach(process -> StepFacts.values(process, "gives")
                            .forEach(capability -> support.put(Capability.valueOf(capability), process.getId())));
            return support;
        }

        private static List<String> inOrder() {
            Set<String> order = new LinkedHashSet<>();
            add(SupportRequestProcess.KEY, order);
            return List.copyOf(order);
        }

        private static void add(String diagram, Set<String> order) {
            if (!DIAGRAMS.containsKey(diagram) || ofSupport(diagram) || !order.add(diagram)) return;
            DIAGRAMS.get(diagram)
                    .getModelElementsByType(CallActivity.class)
                    .forEach(call -> add(call.getCalledElement(), order));
        }

        /** Not every case passes it. */
        private static boolean ofSupport(String diagram) {
            return SUPPORT.containsValue(diagram)
                    || Set.of(SupportOfferProcess.KEY, FurtherSupportProcess.KEY)
                            .contains(diagram);
        }
    }
}
