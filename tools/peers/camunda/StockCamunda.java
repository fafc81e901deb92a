import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.ncbrelay.bench.PeerServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camunda's starter with its REST API: authorizations on, Basic by the engine's own filter, history full, job executor running. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StockCamunda {
    /** @param arguments address of an empty database, its user, and the port; the password is in the environment */
    public static void main(String[] arguments) throws Exception {
        SpringApplication stock = new SpringApplication(StockCamunda.class);
        stock.setDefaultProperties(Map.of(
                "spring.datasource.url", arguments[0],
                "spring.datasource.username", arguments[1],
                "spring.datasource.password", System.getenv("PGPASSWORD"),
                "server.port", arguments[2],
                "spring.config.name", "none",
                "camunda.bpm.admin-user.id", "demo",
                "camunda.bpm.admin-user.password", "wildlife-demo",
                "camunda.bpm.authorization.enabled", "true",
                "camunda.bpm.history-level", "full",
                "camunda.bpm.auto-deployment-enabled", "false"));
        ProcessEngine engine = stock.run().getBean(ProcessEngine.class);
        engine.getRepositoryService()
                .createDeployment()
                .addString("two-tasks.bpmn", PeerServer.twoTasks())
                .deploy();
        PeerServer.serve(
                () -> engine.getRuntimeService().startProcessInstanceByKey("twoTasks", PeerServer.variables()));
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> basic() {
        var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        return filter;
    }
}
