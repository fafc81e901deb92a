package org.ncbrelay.adapter.engine;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.ncbrelay.adapter.monitoring.MeasuredTimes;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Measures each job of the engine, from its transaction's beginning to its end. */
@Component
class MeasuredJobsPlugin extends AbstractProcessEnginePlugin {
    private final ObservationRegistry observations;

    MeasuredJobsPlugin(ObservationRegistry observations) {
        this.observations = observations;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                PluginLists.first(new Measuring(), configuration.getCustomPreCommandInterceptorsTxRequired()));
    }

    private final class Measuring extends CommandInterceptor {
        @Override
        public <T> T execute(Command<T> command) {
            return command instanceof ExecuteJobsCmd
                    ? Observation.createNotStarted(MeasuredTimes.JOB, observations)
                            .observe(() -> next.execute(command))
                    : next.execute(command);
        }
    }
}
