package org.ncbrelay.security.operators;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.RefusedWork;

/** Refuses an operator's command that {@link OperatorCommands} does not allow; what runs within a command is the command's own. */
final class OperatorCommandInterceptor extends CommandInterceptor {
    private final ProcessEngineConfigurationImpl engine;

    OperatorCommandInterceptor(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = Context.getCommandContext() == null;
        if (outermost && isOperator()) RefusedWork.noting(() -> OperatorCommands.check(command, engine));
        return next.execute(command);
    }

    private boolean isOperator() {
        Authentication current = engine.getIdentityService() == null
                ? null
                : engine.getIdentityService().getCurrentAuthentication();
        List<String> groups = current == null ? null : current.getGroupIds();
        return groups != null && groups.contains(Role.OPERATOR.group());
    }
}
