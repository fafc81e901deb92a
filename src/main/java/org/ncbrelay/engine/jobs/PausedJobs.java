package org.ncbrelay.engine.jobs;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.ncbrelay.engine.PluginLists;
import org.ncbrelay.port.DatabaseHistory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The job executor takes no job while the database is one that was rolled back. */
@Component
class PausedJobs extends AbstractProcessEnginePlugin {
    private final DatabaseHistory history;

    PausedJobs(@Lazy DatabaseHistory history) {
        this.history = history;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                PluginLists.first(new NoJobs(), configuration.getCustomPreCommandInterceptorsTxRequired()));
    }

    private final class NoJobs extends CommandInterceptor {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T execute(Command<T> command) {
            return command instanceof AcquireJobsCmd && history.rollback().isPresent()
                    ? (T) new AcquiredJobs(0)
                    : next.execute(command);
        }
    }
}
