import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.ncbrelay.bench.PeerServer;

/** Flowable as it comes, set to do the same as the bare Camunda: history full, ten variables, a process with two tasks. */
public final class FlowableEngine {
    private static final int CONNECTIONS = 20;

    private FlowableEngine() {}

    /** @param arguments address of an empty database, and its user; the password is in the environment */
    public static void main(String[] arguments) throws Exception {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setJdbcUrl(arguments[0]);
        configuration.setJdbcDriver("org.postgresql.Driver");
        configuration.setJdbcUsername(arguments[1]);
        configuration.setJdbcPassword(System.getenv("PGPASSWORD"));
        configuration.setJdbcMaxActiveConnections(CONNECTIONS);
        configuration.setJdbcMaxIdleConnections(CONNECTIONS);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistoryLevel(HistoryLevel.FULL);
        configuration.setAsyncExecutorActivate(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("two-tasks.bpmn20.xml", PeerServer.twoTasks())
                .deploy();
        PeerServer.serve(
                () -> engine.getRuntimeService().startProcessInstanceByKey("twoTasks", PeerServer.variables()));
    }
}
