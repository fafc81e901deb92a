package org.ncbrelay.adapter.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/**
 * Threads and connections of the web server, under the names that Micrometer gives them. Micrometer reads them through JMX, for which each
 * part of Tomcat would be registered there at every start.
 */
final class TomcatMeters implements MeterBinder {
    private volatile AbstractProtocol<?> protocol;

    /** The server of the relay itself; one for management has a namespace. */
    @EventListener
    void started(ServletWebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null
                && event.getWebServer() instanceof TomcatWebServer server
                && server.getTomcat().getConnector().getProtocolHandler() instanceof AbstractProtocol<?> started)
            protocol = started;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "tomcat.threads.busy",
                "threads",
                "Threads that work on a request",
                running -> pool(running).getActiveCount());
        gauge(
                meters,
                "tomcat.threads.current",
                "threads",
                "Threads that there are",
                running -> pool(running).getPoolSize());
        gauge(
                meters,
                "tomcat.threads.config.max",
                "threads",
                "Threads that there may be",
                running -> pool(running).getMaximumPoolSize());
        gauge(meters, "tomcat.connections.current", "connections", "Connections that are open", running ->
                (double) running.getConnectionCount());
        gauge(meters, "tomcat.connections.config.max", "connections", "Connections that may be open", running ->
                (double) running.getMaxConnections());
    }

    private static ThreadPoolExecutor pool(AbstractProtocol<?> running) {
        return (ThreadPoolExecutor) running.getExecutor();
    }

    /** {@link Double#NaN} before the server listens, and where its threads are not Tomcat's own. */
    private void gauge(
            MeterRegistry meters, String name, String unit, String help, ToDoubleFunction<AbstractProtocol<?>> value) {
        Gauge.builder(name, this, self -> {
                    AbstractProtocol<?> running = self.protocol;
                    return running == null || !(running.getExecutor() instanceof ThreadPoolExecutor)
                            ? Double.NaN
                            : value.applyAsDouble(running);
                })
                .description(help)
                .baseUnit(unit)
                .register(meters);
    }
}
