package org.ncbrelay.engine.guards;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.absence.Substitutions;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.engine.forms.AnswerRules;
import org.ncbrelay.engine.forms.FormValidator;
import org.ncbrelay.port.AdministrationProposals;
import org.ncbrelay.port.StartForms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts our guards in front of the engine's services; the ports are asked late, they need the engine. */
@Component
class EngineGuardsPlugin extends AbstractProcessEnginePlugin {
    private final ObjectProvider<Authorship> authorship;
    private final ObjectProvider<Substitutions> standIns;
    private final ObjectProvider<AnswerRules> answerRules;
    private final ObjectProvider<StartForms> startForms;
    private final ObjectProvider<AdministrationProposals> proposals;
    private final FormValidator validator;

    EngineGuardsPlugin(
            ObjectProvider<Authorship> authorship,
            ObjectProvider<Substitutions> standIns,
            ObjectProvider<AnswerRules> answerRules,
            ObjectProvider<StartForms> startForms,
            ObjectProvider<AdministrationProposals> proposals,
            FormValidator validator) {
        this.authorship = authorship;
        this.standIns = standIns;
        this.answerRules = answerRules;
        this.startForms = startForms;
        this.proposals = proposals;
        this.validator = validator;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        Substitutions askedLate = askedLate();
        TaskGuard guard = new TaskGuard(
                (reference, part, user) -> authorship.getObject().isAuthor(reference, part, user), askedLate);
        TaskAnswers answers = new TaskAnswers(
                validator,
                (formKey, given, reference) -> answerRules.getObject().check(formKey, given, reference));
        configuration.setTaskService(new GuardedTaskService(guard, answers));
        configuration.setFormService(
                new GuardedFormService(guard, answers, () -> startForms.stream().toList()));
        configuration.setFilterService(new SubstituteFilterService(askedLate));
        guardAdministration(configuration);
    }

    private void guardAdministration(ProcessEngineConfigurationImpl configuration) {
        AdministrationProposals late = (proposal, by) -> proposals.getObject().propose(proposal, by);
        GuardedIdentityService identity = new GuardedIdentityService(late);
        configuration.setIdentityService(identity);
        configuration.setAuthorizationService(
                new GuardedAuthorizationService(identity::getCurrentAuthentication, late));
    }

    private Substitutions askedLate() {
        return new Substitutions() {
            @Override
            public List<String> absentBehind(String userId) {
                return standIns.getObject().absentBehind(userId);
            }

            @Override
            public void took(String absent, CaseReference reference, String taskId) {
                standIns.getObject().took(absent, reference, taskId);
            }
        };
    }
}
