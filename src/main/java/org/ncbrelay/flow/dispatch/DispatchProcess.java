package org.ncbrelay.flow.dispatch;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/dispatch.bpmn}: to one country, directly to the unit the NCB allows or to the NCB itself. It runs in the
 * country addressed.
 */
@Configuration(proxyBeanMethods = false)
public class DispatchProcess {
    public static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    public static final ProcessVariable<String> OTHER_UNIT = ProcessVariable.text("otherUnit");

    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate sendIntelligenceToAgencyDelegate(DispatchStep step, CurrentOfficer officer) {
        return task -> officer.as(
                DispatchStep.sender(officer.officer()),
                () -> step.direct(task.reference(), task.country(), officer.officer()));
    }

    @Bean
    CaseDelegate sendIntelligenceToNcbDelegate(DispatchStep step, CurrentOfficer officer) {
        return task -> officer.as(
                DispatchStep.sender(officer.officer()),
                () -> step.viaNcb(task.reference(), task.country(), officer.officer()));
    }

    @Bean
    CaseDelegate recordUnitDelegate(DispatchStep step, CurrentOfficer officer) {
        return task -> step.recordUnit(
                task.reference(),
                task.country(),
                UNIT.require(task),
                OTHER_UNIT.get(task),
                NOTE.get(task),
                officer.officer());
    }

    @Bean
    CaseDelegate recordNoUnitDelegate(DispatchStep step, CurrentOfficer officer) {
        return task -> step.silent(task.reference(), task.country(), officer.officer());
    }
}
