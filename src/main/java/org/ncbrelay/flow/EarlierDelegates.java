package org.ncbrelay.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.domain.deadline.Escalations.OverdueTask;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.EarlierDiagrams;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the diagrams of 1.0.0 name, where no delegate of today has the same stem: see {@link EarlierDiagrams}. 3.0.0 may remove this class, and
 * then {@link Escalate#silence}, {@link Escalate#silenceOfBureau} and {@link IntelligenceFacts#ownerConsented}.
 */
@Configuration(proxyBeanMethods = false)
class EarlierDelegates {
    private static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);
    private static final ProcessVariable<Boolean> OPINION_GIVEN = ProcessVariable.flag("opinionGiven");

    /** Intelligence had a bean of its own for time limits, with the same methods. */
    @Bean
    static BeanDefinitionRegistryPostProcessor earlierTimeLimits() {
        return registry -> registry.registerAlias("deadlines", "intelligenceDeadlines");
    }

    /** In the order of the diagrams; a name that only changed stands in the list of {@link #renamed}. */
    @Bean
    EarlierDiagrams earlierDiagrams(
            ListableBeanFactory beans,
            Cases cases,
            Channels channels,
            ChannelFacts facts,
            Escalate escalate,
            RemindCountry remindCountry,
            StartPreservation preservation,
            CurrentOfficer officer) {
        Map<String, CaseDelegate> handlers = new HashMap<>();
        renamed()
                .forEach((before, now) ->
                        handlers.put(before, task -> delegate(beans, now).execute(task)));

        handlers.put(
                "watchPreservationDelegate",
                task -> preservation.startNew(
                        task.reference(),
                        SupportRequest.ofTree(cases.get(task.reference()).content())));
        // The withdrawal ends the support and its deliveries before it reaches the diagram.
        handlers.put("endWithdrawnCapabilityDelegate", task -> {});
        handlers.put("endWithdrawnWorkDelegate", task -> {});

        handlers.put("sendProductDelegate", task -> send(task, channel(task, facts, channels), beans, "sendProduct"));
        handlers.put(
                "dispatchIntelligenceDelegate",
                task -> send(
                        task,
                        officer.as(Officer.relay(OrganisationCode.INTERPOL), () -> channel(task, facts, channels)),
                        beans,
                        "sendIntelligence"));
        handlers.put("leaveToBureauListener", task -> {
            if (channel(task, facts, channels) != Channel.DIRECT) task.leaveTo(Role.NCB_OFFICER);
        });
        handlers.put("recordOpinionAnswerListener", gateway -> {
            if (!OPINION_GIVEN.require(gateway))
                delegate(beans, "recordNoOpinionDelegate").execute(gateway);
        });

        handlers.put(
                "escalateAuthorizationDelegate",
                task -> escalate.silence(task.reference(), "authorization", Party.NCB, officer.officer()));
        handlers.put(
                "escalateTriageDelegate",
                task -> escalate.silence(task.reference(), "triage", Party.INTERPOL, officer.officer()));
        handlers.put(
                "escalateDispatchDelegate",
                task -> remindCountry.overdue(
                        task.reference(),
                        new OverdueTask(
                                task.country().value(), "forwarding", List.of(Role.NCB_OFFICER), Optional.empty()),
                        officer.officer()));
        handlers.put(
                "escalateInvitationDelegate",
                task -> escalate.silenceOfBureau(
                        task.reference(), "invitation", task.country().value(), officer.officer()));
        Map.of(
                        "escalateReleaseDelegate", new Debt("release", "member"),
                        "escalateExpertReleaseDelegate", new Debt("release", "engagement"),
                        "escalateQuestionDelegate", new Debt("hitAnswer", "question"))
                .forEach((name, debt) -> handlers.put(
                        name,
                        task -> escalate.silenceOfBureau(
                                task.reference(),
                                debt.step(),
                                ProcessVariable.id(debt.variable())
                                        .require(task)
                                        .toString(),
                                officer.officer())));
        return new EarlierDiagrams(handlers);
    }

    /** By their name in 1.0.0. The stem of the first is today that of another delegate, of intelligence. */
    private static Map<String, String> renamed() {
        return Map.of(
                "recordReleaseListener", "recordExpertReleaseDelegate",
                "recordDeploymentScopingListener", "recordDeploymentScopeDelegate",
                "recordNotForwardedListener", "recordNoForwardingDelegate",
                "recordNotPassedOnListener", "recordNoPassageDelegate",
                "recordNotDispatchedListener", "recordNoUnitDelegate");
    }

    private static void send(CaseExecution task, Channel channel, ListableBeanFactory beans, String what) {
        CHANNEL.set(task, channel);
        delegate(beans, what + (channel == Channel.DIRECT ? "ToAgencyDelegate" : "ToNcbDelegate"))
                .execute(task);
    }

    private static CaseDelegate delegate(ListableBeanFactory beans, String name) {
        return beans.getBean(name, CaseDelegate.class);
    }

    private static Channel channel(CaseExecution task, ChannelFacts facts, Channels channels) {
        return facts.request(task.reference(), task.country())
                .map(request -> channels.of(request).channel())
                .orElse(Channel.VIA_NCB);
    }

    /** @param variable that says which of several answers of the step is owed */
    private record Debt(String step, String variable) {}
}
