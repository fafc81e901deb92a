/** Deployment of an Investigative Support Team: on request, in the country, with the host's consent (Annex 2.3). */
package org.ncbrelay.domain.deployment;
