/**
 * Plans, subscriptions, purchases and the entitlements that follow from them; payment gateways.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "occupation"})
@NullMarked
package org.exposureatlas.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
