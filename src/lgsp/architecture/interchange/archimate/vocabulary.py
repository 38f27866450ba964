"""The words of ArchiMate: types of the 3.x exchange file, and what older files and Archi call them."""

NAMESPACE = "http://www.opengroup.org/xsd/archimate/3.0/"
NAMESPACE_2_1 = "http://www.opengroup.org/xsd/archimate"
SCHEMA_LOCATION = "http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd"
ARCHI = "http://www.archimatetool.com/archimate"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"

JUNCTIONS = frozenset({"AndJunction", "OrJunction"})
NAMELESS = frozenset({*JUNCTIONS, "Grouping", "Location"})
"""The types of element that need no name."""

ELEMENTS = (
    frozenset(
        [
            "BusinessActor",
            "BusinessRole",
            "BusinessCollaboration",
            "BusinessInterface",
            "BusinessProcess",
            "BusinessFunction",
            "BusinessInteraction",
            "BusinessEvent",
            "BusinessService",
            "BusinessObject",
            "Contract",
            "Representation",
            "Product",
            "ApplicationComponent",
            "ApplicationCollaboration",
            "ApplicationInterface",
            "ApplicationFunction",
            "ApplicationInteraction",
            "ApplicationProcess",
            "ApplicationEvent",
            "ApplicationService",
            "DataObject",
            "Node",
            "Device",
            "SystemSoftware",
            "TechnologyCollaboration",
            "TechnologyInterface",
            "Path",
            "CommunicationNetwork",
            "TechnologyFunction",
            "TechnologyProcess",
            "TechnologyInteraction",
            "TechnologyEvent",
            "TechnologyService",
            "Artifact",
            "Equipment",
            "Facility",
            "DistributionNetwork",
            "Material",
            "Stakeholder",
            "Driver",
            "Assessment",
            "Goal",
            "Outcome",
            "Principle",
            "Requirement",
            "Constraint",
            "Meaning",
            "Value",
            "Resource",
            "Capability",
            "CourseOfAction",
            "ValueStream",
            "WorkPackage",
            "Deliverable",
            "ImplementationEvent",
            "Plateau",
            "Gap",
        ]
    )
    | NAMELESS
)

RELATIONSHIPS = frozenset(
    [
        "Composition",
        "Aggregation",
        "Assignment",
        "Realization",
        "Serving",
        "Access",
        "Influence",
        "Triggering",
        "Flow",
        "Specialization",
        "Association",
    ]
)

ASSOCIATION = "Association"
"""The relationship the language allows between any two."""

PROPERTY_TYPES = frozenset({"string", "boolean", "currency", "date", "time", "number"})

OLDER = {
    "UsedBy": "Serving",
    "Realisation": "Realization",
    "Specialisation": "Specialization",
    "InfrastructureService": "TechnologyService",
    "InfrastructureFunction": "TechnologyFunction",
    "InfrastructureInterface": "TechnologyInterface",
    "Network": "CommunicationNetwork",
    "CommunicationPath": "Path",
    "Junction": "AndJunction",
}
"""What the 2.1 format calls the same things; a relationship stands here without its ending."""

ACCESS_OF_ARCHI = {"0": "Write", "1": "Read", "2": "Access", "3": "ReadWrite"}

VIEWPOINTS_OF_ARCHI = {
    "application_cooperation": "Application Cooperation",
    "application_usage": "Application Usage",
    "business_process_cooperation": "Business Process Cooperation",
    "capability": "Capability Map",
    "goal_realization": "Goal Realization",
    "implementation_deployment": "Implementation and Deployment",
    "implementation_migration": "Implementation and Migration",
    "information_structure": "Information Structure",
    "layered": "Layered",
    "migration": "Migration",
    "motivation": "Motivation",
    "organization": "Organization",
    "outcome_realization": "Outcome Realization",
    "physical": "Physical",
    "product": "Product",
    "project": "Project",
    "requirements_realization": "Requirements Realization",
    "resource": "Resource Map",
    "service_realization": "Service Realization",
    "stakeholder": "Stakeholder",
    "strategy": "Strategy",
    "technology": "Technology",
    "technology_usage": "Technology Usage",
}


def to_type(written: str) -> str:
    """Return the 3.x name of a type, whatever prefix or ending the file gives it."""
    bare = written.rpartition(":")[2].strip()
    if bare.endswith("Relationship") and bare != "Relationship":
        bare = bare.removesuffix("Relationship")
    return OLDER.get(bare, bare)
