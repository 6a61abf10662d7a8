"""Common given names, in small letters, by which a name is known for that of a person."""

from reader.draft.words import word_set

MALE = word_set(
    """james john robert michael william david richard joseph thomas charles christopher daniel
    matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
    ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
    scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry
    tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter
    christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan
    jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy
    vincent mason roy ralph bobby russell bradley philip eugene mike bill bob jim tom dan
    dave steve chris tony ed rick ron don ben sam alex nick matt greg jeff ken tim jon chuck
    bernie pete phil ray doug andy luke ian simon neil graham stuart colin nigel trevor
    martin craig barry derek duncan hugh howard malcolm norman geoffrey oliver harry leo max
    oscar felix hans klaus jürgen jurgen wolfgang heinrich friedrich stefan jean pierre
    jacques françois francois emmanuel louis michel philippe laurent nicolas antonio luis
    carlos jorge pedro miguel fernando javier rafael diego pablo manuel alejandro ricardo
    eduardo roberto mario marco giuseppe giovanni luigi matteo paolo francesco sergio ivan
    vladimir sergei sergey dmitry dmitri alexei mikhail nikolai boris igor oleg yuri andrei
    viktor victor pavel anton maxim volodymyr petro andrzej jarosław jaroslaw donald lech
    tomasz piotr jan krzysztof marek wojciech mateusz zbigniew mohammed muhammad mohamed
    ahmed ali hassan hussein omar ibrahim abdullah khalid yusuf mustafa mahmoud hamid karim
    tariq salman bashar recep mehmet kemal benjamin naftali ehud shimon narendra rahul amit
    raj anil sanjay arun vijay imran nawaz shahid asif wang li zhang liu chen yang xi hu
    hiroshi takashi kenji shinzo taro jong kim bernard gordon leon clive ross dean glenn
    darren jamie lee sadiq jeremy dominic nathaniel theodore franklin herbert clarence
    ernest fred frederick stanley leonard bret brett brad kurt erik sven lars björn bjorn
    olaf emmerson robert rodrigo"""
)
FEMALE = word_set(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
    betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa
    deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda
    pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
    christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa
    ann anne sara madison frances kathryn janice jean abigail alice julia judy sophia grace
    denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori jane kate kathy cathy liz beth sue jen claire fiona
    gillian nicola hilary hillary condoleezza kamala kirsten jacinda julia theresa angela
    ursula christine ségolène marine carrie regina tanya penny gladys greta malala aung
    benazir indira sonia priyanka sushma mamata sheikh svetlana olga tatiana natalia irina
    elena yulia ekaterina oksana monika agnieszka ewa magdalena katarzyna beata fatima aisha
    zainab leila layla mariam yasmin noor ayesha carmen rosa ana luisa lucia elena isabel
    cristina dilma michaela heidi ingrid astrid birgit helle mette sanna erna katrín
    lorraine sally rosie jess jo joanne yvette harriet margot esther miriam naomi ivanka
    melania nikki elise stella zoe chloe lucy eleanor edith agnes"""
)
