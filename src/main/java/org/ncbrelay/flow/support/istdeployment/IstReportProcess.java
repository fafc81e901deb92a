package org.ncbrelay.flow.support.istdeployment;

import java.time.LocalDate;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istReport.bpmn}: report and debrief of a mission. */
@Configuration(proxyBeanMethods = false)
public class IstReportProcess {
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    public static final ProcessVariable<String> RECOMMENDATION = ProcessVariable.text("recommendation");
    public static final ProcessVariable<String> OWNER = ProcessVariable.text("owner");
    public static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("dueOn");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);

    @Bean
    CaseDelegate recordRecommendationDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(RECOMMENDATION.require(task), OWNER.require(task), DUE_ON.require(task));
            step.debrief(task.reference(), action, officer.officer());
        };
    }

    /** Whether there are more recommendations. */
    public enum Next {
        DONE,
        NEXT
    }
}
