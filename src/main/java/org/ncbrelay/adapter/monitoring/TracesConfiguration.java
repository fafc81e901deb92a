package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Traces of requests and jobs, sent to a collector. Whether a trace is kept is decided here by its id and by nobody who sends a request: a
 * caller's trace is continued, so that a proxy in front is in the same one, but it cannot have each of its requests recorded.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("relay.traces.endpoint")
class TracesConfiguration {
    private static final String NAME = "ncb-relay";

    /** A test has one of its own. */
    @Bean
    @ConditionalOnMissingBean
    SpanExporter spanExporter(TracesSettings settings) {
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(settings.timeout())
                .build();
    }

    /** Sends what is left when the relay stops. */
    @Bean(destroyMethod = "close")
    SdkTracerProvider tracerProvider(SpanExporter exporter, TracesSettings settings) {
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put(AttributeKey.stringKey("service.name"), NAME)
                        .build())
                .setSampler(Sampler.traceIdRatioBased(settings.share()))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    @Bean
    ObservationHandler<?> spans(SdkTracerProvider provider) {
        io.opentelemetry.api.trace.Tracer tracer = provider.get(NAME);
        Tracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
        Propagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
        return new ObservationHandler.FirstMatchingCompositeObservationHandler(
                new RequestSpans(bridge, propagator), new JobSpans(bridge));
    }
}
