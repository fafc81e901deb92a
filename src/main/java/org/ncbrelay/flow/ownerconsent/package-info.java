/**
 * {@code bpmn/ownerConsent.bpmn}: the country that owns the information says whether it may be disseminated.
 */
package org.ncbrelay.flow.ownerconsent;
