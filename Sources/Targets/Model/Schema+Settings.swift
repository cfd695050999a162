extension Schema {
  /// The schema for one tenant: keywords that come from settings have the settings' values.
  ///
  /// A setting without a value leaves the document's own keyword alone.
  public func resolved(with settings: SettingValues) -> Schema {
    var schema = self
    for binding in rules.fromSettings {
      schema.take(settings[binding.setting], for: binding.keyword)
    }
    schema.rules.fromSettings = []
    if let gate = rules.onlyWith, settings.isOn(gate) { schema.rules.onlyWith = nil }
    schema.properties = properties.map {
      Property(name: $0.name, schema: $0.schema.resolved(with: settings))
    }
    schema.items = items?.resolved(with: settings)
    schema.anyOf = anyOf.map { $0.resolved(with: settings) }
    schema.oneOf = oneOf.map { $0.resolved(with: settings) }
    return schema
  }

  private mutating func take(_ value: SettingValue, for keyword: PropertyRules.Keyword) {
    switch (keyword, value) {
    case (.enumeration, .list(let texts)):
      enumeration = texts.isEmpty ? nil : texts.map { .text($0) }
    case (.format, .text(let name)): format = name == "any" ? nil : name
    case (.minLength, .integer(let count)): minLength = count
    case (.maxLength, .integer(let count)): maxLength = count
    case (.pattern, .text(let text)): pattern = text
    case (.required, .list(let names)):
      for name in names where !required.contains(name) { required.append(name) }
    case (.clearable, .boolean(let isOn)): rules.isClearable = isOn
    case (.maximumBytes, .integer(let count)): rules.maximumBytes = count
    default: break
    }
  }
}
