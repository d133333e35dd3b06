/**
 * Plans, subscriptions, purchases and the entitlements that follow from them; payment gateways. Other modules ask
 * {@link org.exposureatlas.billing.Gate}.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "account", "edition", "occupation"})
@NullMarked
package org.exposureatlas.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
