/** Support by each capability: its steps, products, experts, meetings, deployments and diffusions. */
package org.ncbrelay.store.support;
