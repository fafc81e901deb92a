package org.ncbrelay.adapter.engine.guards;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.engine.PluginLists;
import org.ncbrelay.engine.forms.AnswerRules;
import org.ncbrelay.engine.forms.FormValidator;
import org.ncbrelay.engine.tasklists.SubstituteFilterService;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.tasks.ListedChoices;
import org.ncbrelay.flow.tasks.ReferDecision;
import org.ncbrelay.flow.tasks.ReleaseLostClaims;
import org.ncbrelay.port.StartForms;
import org.ncbrelay.store.people.Absences;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Puts our guards in front of the engine's services; they are lazy, because they need the engine. */
@Component
class EngineGuardsPlugin extends SpringBootProcessEnginePlugin {
    private final TaskGuard guard;
    private final TaskAnswers answers;
    private final CandidatesListener candidates;
    private final SubstituteFilterService filters;
    private final GuardedIdentityService identity;
    private final ProposeChange proposals;
    private final ObjectProvider<StartForms> startForms;

    EngineGuardsPlugin(
            @Lazy Authorship authorship,
            @Lazy Absences substitutions,
            @Lazy AnswerRules answerRules,
            @Lazy ProposeChange proposals,
            @Lazy ReferDecision decisions,
            @Lazy ReleaseLostClaims rights,
            @Lazy ListedChoices lists,
            @Lazy Cases cases,
            ObjectProvider<StartForms> startForms,
            FormValidator validator) {
        this.guard = new TaskGuard(authorship, substitutions, decisions);
        this.answers = new TaskAnswers(validator, answerRules, new FormFiles(lists));
        this.candidates = new CandidatesListener(
                decisions, authorship, reference -> cases.get(reference).isSubmittedByNcb());
        this.filters = new SubstituteFilterService(substitutions);
        this.identity = new GuardedIdentityService(proposals, rights);
        this.proposals = proposals;
        this.startForms = startForms;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setTaskService(new GuardedTaskService(guard, answers));
        configuration.setFormService(
                new GuardedFormService(guard, answers, () -> startForms.stream().toList()));
        configuration.setFilterService(filters);
        configuration.setIdentityService(identity);
        configuration.setAuthorizationService(new GuardedAuthorizationService(identity, proposals));
        configuration.setCustomPostBPMNParseListeners(
                PluginLists.with(configuration.getCustomPostBPMNParseListeners(), candidates));
    }
}
