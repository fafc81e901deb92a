/** Preparation of a deployment and the decision on it. */
package org.ncbrelay.flow.support.istpreparation;
