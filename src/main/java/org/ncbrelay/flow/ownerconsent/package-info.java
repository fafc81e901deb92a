/**
 * {@code bpmn/ownerConsent.bpmn}: the country that owns the information decides whether it may be disseminated.
 */
package org.ncbrelay.flow.ownerconsent;
