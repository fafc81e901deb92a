package org.ncbrelay.engine.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import java.util.function.Supplier;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;

/** Forms as they were deployed with the diagram; a deployment never changes, so each is read once. */
public final class DeployedForms {
    private final Cache<String, FormDefinition> read =
            Caffeine.newBuilder().maximumSize(500).build();

    public FormDefinition of(FormData data, Supplier<InputStream> resource) {
        if (data == null) return FormDefinition.NOTHING;
        CamundaFormRef reference = data.getCamundaFormRef();
        if (data.getFormKey() != null) return cached(data.getDeploymentId() + '/' + data.getFormKey(), resource);
        if (reference == null || reference.getKey() == null) return FormDefinition.NOTHING;
        return "deployment".equals(reference.getBinding())
                ? cached(data.getDeploymentId() + '/' + reference.getKey(), resource)
                : FormDefinition.read(resource.get());
    }

    private FormDefinition cached(String key, Supplier<InputStream> resource) {
        return read.get(key, unread -> FormDefinition.read(resource.get()));
    }
}
