package org.ncbrelay.adapter.engine;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.product.Products;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess;
import org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess;
import org.ncbrelay.flow.support.generalcapability.GeneralCapabilityProcess;
import org.ncbrelay.flow.support.istdeployment.IstDeploymentProcess;
import org.ncbrelay.flow.support.mentoring.MentoringProcess;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.port.SupportCatalogue;
import org.springframework.stereotype.Component;

/** Which diagram gives which support; the map asks it for each capability that triage chose. */
@Component("supportCatalogue")
@AvailableInExpressions
public class DiagramCatalogue implements SupportCatalogue {
    private static final Map<Capability, String> DIAGRAMS = Map.ofEntries(
            Map.entry(Capability.INFORMATION_SHARING, SharingProcess.KEY),
            Map.entry(Capability.IST_DEPLOYMENT, IstDeploymentProcess.KEY),
            Map.entry(Capability.COORDINATION_MEETING, CoordinationMeetingProcess.KEY),
            Map.entry(Capability.MENTORING, MentoringProcess.KEY),
            Map.entry(Capability.CAPACITY_BUILDING, CapacityBuildingProcess.KEY),
            Map.entry(Capability.GLOBAL_NETWORK, ExpertNetworkProcess.KEY),
            Map.entry(Capability.NOTICE, GeneralCapabilityProcess.KEY),
            Map.entry(Capability.DIFFUSION, GeneralCapabilityProcess.KEY),
            Map.entry(Capability.DATABASE_CHECK, GeneralCapabilityProcess.KEY),
            Map.entry(Capability.FORENSIC_SUPPORT, GeneralCapabilityProcess.KEY),
            Map.entry(Capability.TRAINING, GeneralCapabilityProcess.KEY));

    private final Capabilities capabilities;
    private final Products products;

    DiagramCatalogue(Capabilities capabilities, Products products) {
        this.capabilities = capabilities;
        this.products = products;
    }

    @Override
    public boolean offers(Capability capability) {
        return DIAGRAMS.containsKey(capability);
    }

    /** The capabilities that triage chose, one instance of support for each. */
    public List<String> chosen(CaseExecution execution) {
        return capabilities.of(execution.reference()).stream()
                .filter(progress -> progress.status() == Capabilities.Status.CHOSEN)
                .map(progress -> progress.capability().name())
                .toList();
    }

    /** Id of the diagram that gives this support. */
    public String process(String capability) {
        return DIAGRAMS.get(Capability.valueOf(capability));
    }

    /** Whether support has produced something that is approved and not yet on its way. */
    public boolean hasProduct(CaseExecution execution, String capability) {
        return !products.undelivered(execution.reference(), Capability.valueOf(capability))
                .isEmpty();
    }
}
