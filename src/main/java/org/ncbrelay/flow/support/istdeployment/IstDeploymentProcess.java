package org.ncbrelay.flow.support.istdeployment;

/** Names of {@code bpmn/istDeployment.bpmn}, the map of a deployment. */
public final class IstDeploymentProcess {
    public static final String KEY = "istDeployment";

    private IstDeploymentProcess() {}
}
