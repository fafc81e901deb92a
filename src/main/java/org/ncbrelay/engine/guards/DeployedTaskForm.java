package org.ncbrelay.engine.guards;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;

/** The form of a task, checked as by the engine; a form that this node has read is not read again, as a deployment never changes. */
final class DeployedTaskForm extends GetDeployedTaskFormCmd {
    private static final String OF_THE_DEPLOYMENT = "deployment";

    private final Map<Form, byte[]> known;

    /** @param known shared by all commands */
    DeployedTaskForm(String taskId, Map<Form, byte[]> known) {
        super(taskId);
        this.known = known;
    }

    @Override
    protected InputStream getResourceForCamundaFormRef(CamundaFormRef form, String deployment) {
        if (!OF_THE_DEPLOYMENT.equals(form.getBinding())) return super.getResourceForCamundaFormRef(form, deployment);
        Form asked = new Form(deployment, form.getKey());
        byte[] content = known.get(asked);
        if (content == null) known.put(asked, content = read(form, deployment));
        return new ByteArrayInputStream(content);
    }

    private byte[] read(CamundaFormRef form, String deployment) {
        try (InputStream content = super.getResourceForCamundaFormRef(form, deployment)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    record Form(String deployment, String key) {}
}
