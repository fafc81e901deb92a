package org.ncbrelay.engine.jobs;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.ncbrelay.engine.PluginLists;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * A timer that repeats has one successor, however often and wherever it fails. The engine makes the successor of a timer that failed in a
 * transaction of its own, and notes it at the timer; but where a node was frozen with the timer in its hands, two nodes fail with it, and
 * the engine would make a second successor, so that officers would be reminded twice. Of a timer that another node has done meanwhile,
 * it would find nothing and fail.
 */
@Component
class RepeatedTimers extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                PluginLists.with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new OneSuccessor()));
    }

    private static final class OneSuccessor extends CommandInterceptor {
        @Override
        public <T> T execute(Command<T> command) {
            if (command.getClass().getEnclosingClass() != RepeatingFailedJobListener.class)
                return next.execute(command);
            String timer = (String) new DirectFieldAccessor(command).getPropertyValue("jobId");
            // In the transaction of the command: two at once meet at the timer's row, and one is rolled back.
            return next.execute(context -> needsSuccessor(timer, context) ? command.execute(context) : null);
        }

        private static boolean needsSuccessor(String timer, CommandContext context) {
            JobEntity job = context.getJobManager().findJobById(timer);
            return job != null
                    && job.getJobHandlerConfiguration() instanceof TimerJobConfiguration configuration
                    && !configuration.isFollowUpJobCreated();
        }
    }
}
